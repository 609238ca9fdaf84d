package dev.wiretwin.bridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.scenario.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was derived by hand rather than recorded, on virtual boards over real sockets. */
class DescribedOnBoardIT {
  private static final int BOARDS = 6;

  /** An address that answers nothing is not to be had on every machine. */
  private static final Set<String> NOT_HERE = Set.of("url.blackhole", "close.blackhole");

  @TempDir private Path folder;

  @Test
  void aBoardDoesWhatTheDescriptionSays() throws Exception {
    Map<Double, List<Scenario>> byScale =
        Stream.of(BoardFleet.suite("described.json"), BoardFleet.suite("neighbours.json"))
            .flatMap(List::stream)
            .filter(one -> one.recorded().orElseThrow().isDefined())
            .filter(one -> !one.name().startsWith("mem.") && !NOT_HERE.contains(one.name()))
            .collect(Collectors.groupingBy(Scenario::timeScale));
    try (BoardFleet fleet = new BoardFleet()) {
      for (Map.Entry<Double, List<Scenario>> same : byScale.entrySet()) {
        fleet.play(same.getValue(), BOARDS, same.getKey(), folder);
      }
      assertThat(fleet.faults).isEmpty();
      assertThat(fleet.unplayed).hasSizeLessThan(10);
    }
  }
}
