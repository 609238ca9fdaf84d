package dev.wiretwin.bridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.host.BoardEntry;
import dev.wiretwin.bridge.virtual.host.BoardHost;
import dev.wiretwin.bridge.virtual.host.BoardPlan;
import dev.wiretwin.core.lab.ThrowawayAuthority;
import dev.wiretwin.core.scenario.RecordedCheck;
import dev.wiretwin.core.scenario.RunLimits;
import dev.wiretwin.core.scenario.RunSupplies;
import dev.wiretwin.core.scenario.Scenario;
import dev.wiretwin.core.scenario.ScenarioResult;
import dev.wiretwin.core.scenario.Suites;
import dev.wiretwin.core.transport.netty.NettyNetwork;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Races that any link with a real round trip decides in one way: on virtual boards, over real
 * sockets, again and again.
 */
class RacesOnBoardIT {
  private static final int BOARDS = 6;
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

  private static final ExecutorService WORKERS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "run");
            thread.setDaemon(true);
            return thread;
          });
  private static final NettyNetwork NETWORK =
      new NettyNetwork(
          2,
          NettyNetwork.Kind.BEST,
          host -> List.of(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1})));
  private static final RunSupplies SUPPLIES =
      new RunSupplies(
          NETWORK,
          NETWORK.newTransport().loop(),
          WORKERS,
          ThrowawayAuthority.create(Instant.EPOCH),
          RunLimits.DEFAULT);

  private final Collection<String> unplayed = new ConcurrentLinkedQueue<>();
  @TempDir private Path folder;

  @AfterAll
  static void close() {
    WORKERS.shutdownNow();
    NETWORK.close();
  }

  @Test
  void everyTryEndsAsRecorded() throws Exception {
    Path described = Path.of(getClass().getResource("/vectors/described.json").toURI());
    List<Scenario> races =
        Stream.of(Suites.load("nodemcu-3.0.0"), Suites.load(described))
            .flatMap(suite -> suite.scenarios().stream())
            .filter(scenario -> RACES.contains(scenario.name()))
            .toList();
    assertThat(races).hasSameSizeAs(RACES);
    Queue<Scenario> todo = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < TRIES; i++) {
      todo.addAll(races);
    }
    Collection<String> faults = new ConcurrentLinkedQueue<>();
    try (BoardHost host = BoardHost.start(plan(), name -> what -> {})) {
      List<CompletableFuture<Void>> boards = new ArrayList<>();
      for (BoardEntry board : host.boards()) {
        boards.add(CompletableFuture.runAsync(() -> play(board, todo, faults), WORKERS));
      }
      boards.forEach(CompletableFuture::join);
    }
    assertThat(faults).isEmpty();
    assertThat(unplayed).hasSizeLessThan(1 + TRIES * races.size() / 20);
  }

  private void play(BoardEntry board, Queue<Scenario> todo, Collection<String> faults) {
    try (BoardTarget target =
        BoardTarget.open(board.port(), BoardTarget.USUAL_BAUD, true, System::nanoTime)) {
      for (Scenario next = todo.poll(); next != null; next = todo.poll()) {
        ScenarioResult result = target.run(next, SUPPLIES);
        if (result.verdict() == ScenarioResult.Verdict.INCONCLUSIVE) {
          // a machine too busy to type in time says nothing about the race
          unplayed.add(next.name() + ": " + result.sentences());
          continue;
        }
        Map<String, Object> recorded = next.recorded().orElseThrow().observed();
        for (String fault : RecordedCheck.faults(recorded, next, result.trace())) {
          faults.add(next.name() + ": " + fault);
        }
      }
    } catch (LineFailure broken) {
      faults.add(board.name() + ": " + broken);
    }
  }

  private BoardPlan plan() {
    return new BoardPlan(
        BOARDS,
        folder,
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        BoardSettings.DEFAULT,
        Optional.empty(),
        false,
        List.of(),
        Map.of());
  }
}
