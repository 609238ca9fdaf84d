package dev.wiretwin.bridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.scenario.Scenario;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
      Map<Scenario, List<String>> suspects = faults(fleet.play(cases));
      assertThat(suspects.values()).hasSizeLessThan(12);
      // a lone mismatch on a busy machine is looked at again before it is believed
      assertThat(faults(fleet.play(List.copyOf(suspects.keySet()))).values()).isEmpty();
    }
  }

  private static Map<Scenario, List<String>> faults(Collection<Fleet.Played> played) {
    Map<Scenario, List<String>> faults = new LinkedHashMap<>();
    for (Fleet.Played one : played) {
      List<String> found = one.isUnplayed() ? one.result().sentences() : one.faults("observed");
      if (!found.isEmpty()) {
        faults.put(one.scenario(), found);
      }
    }
    return faults;
  }
}
