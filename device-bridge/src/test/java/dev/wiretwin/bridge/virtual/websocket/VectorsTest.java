package dev.wiretwin.bridge.virtual.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The recordings of the real firmware, played against the model of it. */
class VectorsTest {
  private static final ArrayNode CASES = VectorBench.cases("nodemcu-websocket-3.0.0.json");

  /** A case with a readable name. */
  record Named(JsonNode test, boolean pointer) {
    @Override
    public String toString() {
      return test.path("id").asText() + (pointer ? " (zero size gives a pointer)" : "");
    }
  }

  private static Stream<Named> cases(Predicate<String> status, boolean pointer) {
    return StreamSupport.stream(CASES.spliterator(), false)
        .filter(test -> status.test(test.path("status").asText()))
        .map(test -> new Named(test, pointer));
  }

  static Stream<Named> defined() {
    return Stream.of(
            cases("defined"::equals, false),
            cases("defined"::equals, true),
            cases("allocator_dependent"::equals, false),
            cases("allocator_dependent"::equals, true))
        .flatMap(all -> all);
  }

  static Stream<Named> undefined() {
    return Stream.concat(
        cases(status -> status.equals("undefined") || status.equals("hang"), false),
        cases(status -> status.equals("undefined") || status.equals("hang"), true));
  }

  @ParameterizedTest
  @MethodSource("defined")
  void whatTheFirmwareDidHappensAgain(Named named) {
    JsonNode expected = named.test().path("observed");
    if (named.pointer() && named.test().has("if_zero_size_alloc_returns_pointer")) {
      expected = named.test().path("if_zero_size_alloc_returns_pointer");
    }
    try (VectorBench bench = new VectorBench(named.test(), named.pointer())) {
      ObjectNode seen = bench.play();
      if (expected.has("undefined")) {
        assertThat(bench.board.diagnoses).hasSize(1);
        assertThat(bench.board.resets).hasSize(1);
        return;
      }
      assertThat(bench.board.diagnoses).isEmpty();
      assertThat(VectorComparison.differences(named.test(), expected, seen)).isEmpty();
      if (expected.has("console") && bench.board.callbackErrors.isEmpty()) {
        assertThat(bench.console).isEqualTo(VectorComparison.texts(expected.path("console")));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("undefined")
  void whatCLeavesOpenIsDiagnosedAndEndsInARestart(Named named) {
    try (VectorBench bench = new VectorBench(named.test(), named.pointer())) {
      bench.play();
      boolean hang = named.test().path("status").asText().equals("hang");
      bench.board.cpu.advance(CrashGuard.WATCHDOG_MICROS);
      assertThat(bench.board.diagnoses)
          .singleElement()
          .asString()
          .startsWith(hang ? "hang: " : "undefined: ");
      assertThat(bench.board.resets).hasSize(1);
      assertThat(bench.board.resets.get(0).extended()).isEqualTo(hang ? 3 : 2);
      JsonNode before =
          named.test().path(hang ? "observed_first_events" : "observed_before_undefined");
      assertThat(VectorComparison.plain(bench.events))
          .startsWith(VectorComparison.plain(before.path("events")).toArray(JsonNode[]::new));
    }
  }

  @Test
  void noRecordingIsLeftOut() {
    Map<String, Integer> counts = new TreeMap<>();
    CASES.forEach(test -> counts.merge(test.path("status").asText(), 1, Integer::sum));
    assertThat(counts)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "defined", 286,
                "allocator_dependent", 7,
                "undefined", 42,
                "hang", 1,
                "oracle_limit", 1));
    assertThat(defined()).hasSize(2 * (286 + 7));
    assertThat(undefined()).hasSize(2 * (42 + 1));
  }
}
