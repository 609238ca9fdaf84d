package dev.wiretwin.bridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.scenario.Scenario;
import dev.wiretwin.core.scenario.Suites;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Races that any link with a real round trip decides in one way: on virtual boards, over real
 * sockets, again and again.
 */
class RacesOnBoardIT {
  private static final int TRIES = Integer.getInteger("wiretwin.test.race-tries", 6);
  private static final Set<String> RACES =
      Set.of(
          "close.server-then-fin",
          "close.server-then-rst",
          "close.server-then-text",
          "close.user-echo-fin",
          "close.user-fin",
          "close.user-rst",
          "close.user-in-receive-more-frames",
          "ctl.ping-two-one-segment",
          "ctl.ping-then-close-one-segment",
          "hs.plus-ping",
          "tx.send-then-ping-crossing",
          "tx.two-same-turn",
          "tx.reply-in-receive");

  @TempDir private Path folder;

  @Test
  void everyTryEndsAsRecorded() throws Exception {
    List<Scenario> races =
        Stream.of(Suites.load("nodemcu-3.0.0").scenarios(), Fleet.suite("described.json"))
            .flatMap(List::stream)
            .filter(scenario -> RACES.contains(scenario.name()))
            .toList();
    assertThat(races).hasSameSizeAs(RACES);
    List<Scenario> tries = new ArrayList<>();
    for (int i = 0; i < TRIES; i++) {
      tries.addAll(races);
    }
    try (Fleet fleet = new Fleet(folder, false)) {
      Collection<Fleet.Played> played = fleet.play(tries);
      assertThat(played).hasSameSizeAs(tries);
      assertThat(played)
          .filteredOn(one -> !one.isUnplayed())
          .hasSizeGreaterThanOrEqualTo(tries.size() - tries.size() / 20)
          .allSatisfy(one -> assertThat(one.faults("observed")).isEmpty());
    }
  }
}
