package dev.wiretwin.bridge.virtual.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wiretwin.core.scenario.Suites;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Cases nobody recorded. Their outcome was derived by hand: for {@code described} from the
 * description of the differences, for {@code neighbours} from the firmware's source alone.
 */
class DescribedVectorsTest {
  /** A case with a readable name. */
  record Named(JsonNode test) {
    @Override
    public String toString() {
      return test.path("id").asText();
    }
  }

  static Stream<Named> cases() {
    return Stream.of("described.json", "neighbours.json")
        .flatMap(name -> StreamSupport.stream(VectorBench.cases(name).spliterator(), false))
        .map(Named::new);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatWasDerivedHappens(Named named) {
    JsonNode expected = named.test().path("observed");
    try (VectorBench bench = new VectorBench(named.test(), false)) {
      ObjectNode seen = bench.play();
      if (expected.has("undefined")) {
        bench.board.cpu.advance(CrashGuard.WATCHDOG_MICROS);
        assertThat(bench.board.diagnoses).hasSize(1);
        assertThat(bench.board.resets).hasSize(1);
        assertThat(VectorComparison.plain(seen.path("events")))
            .isEqualTo(VectorComparison.plain(expected.path("events")));
        return;
      }
      assertThat(bench.board.diagnoses).isEmpty();
      assertThat(VectorComparison.differences(named.test(), expected, seen)).isEmpty();
    }
  }

  @Test
  void theyAreScenariosForEveryTarget() throws Exception {
    Path described =
        Path.of(DescribedVectorsTest.class.getResource("/vectors/described.json").toURI());
    assertThat(Suites.load(described).scenarios())
        .hasSize(45)
        .allMatch(scenario -> scenario.recorded().orElseThrow().isDefined());
  }
}
