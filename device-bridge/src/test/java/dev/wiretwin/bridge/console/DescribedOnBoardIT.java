package dev.wiretwin.bridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.scenario.Scenario;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was derived by hand rather than recorded, on virtual boards over real sockets. */
class DescribedOnBoardIT {
  /** An address that answers nothing is not to be had on every machine. */
  private static final Set<String> NOT_HERE = Set.of("url.blackhole", "close.blackhole");

  @TempDir private Path folder;

  @Test
  void aBoardDoesWhatTheDescriptionSays() throws Exception {
    List<Scenario> cases =
        Stream.of(Fleet.suite("described.json"), Fleet.suite("neighbours.json"))
            .flatMap(List::stream)
            .filter(one -> one.recorded().orElseThrow().isDefined())
            .filter(one -> !NOT_HERE.contains(one.name()))
            .toList();
    assertThat(cases).hasSizeGreaterThan(230);
    try (Fleet fleet = new Fleet(folder, false)) {
      List<Scenario> again = suspects(fleet.play(cases));
      assertThat(again).hasSizeLessThan(12);
      // a lone mismatch on a busy machine is looked at again before it is believed
      assertThat(fleet.play(again))
          .allSatisfy(
              one -> assertThat(one.faults("observed")).as(one.scenario().name()).isEmpty());
    }
  }

  private static List<Scenario> suspects(Collection<Fleet.Played> played) {
    return played.stream()
        .filter(one -> one.isUnplayed() || !one.faults("observed").isEmpty())
        .map(Fleet.Played::scenario)
        .toList();
  }
}
