package dev.wiretwin.bridge.console;

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
import java.io.IOException;
import java.net.InetAddress;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Plays scenarios on virtual boards the long way: typed on a pseudo terminal, answered by a lab
 * server on a real socket. Closing it ends all it started.
 */
final class BoardFleet implements AutoCloseable {
  private static final int AMPLE_HEAP = 2_000_000;

  /** What was not as recorded, a sentence each. */
  final Collection<String> faults = new ConcurrentLinkedQueue<>();

  /** What a busy machine did not come to, which says nothing about the board. */
  final Collection<String> unplayed = new ConcurrentLinkedQueue<>();

  private final ExecutorService workers =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "run");
            thread.setDaemon(true);
            return thread;
          });
  private final NettyNetwork network =
      new NettyNetwork(2, NettyNetwork.Kind.BEST, BoardFleet::lookUp);
  private final RunSupplies supplies =
      new RunSupplies(
          network,
          network.newTransport().loop(),
          workers,
          ThrowawayAuthority.create(Instant.EPOCH),
          RunLimits.DEFAULT);

  private static List<InetAddress> lookUp(String host) throws UnknownHostException {
    return List.of(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}));
  }

  /** The cases of a file among the tests' resources. */
  static List<Scenario> suite(String file) throws URISyntaxException {
    Path path = Path.of(BoardFleet.class.getResource("/vectors/" + file).toURI());
    return Suites.load(path).scenarios();
  }

  /** Plays all of them on so many boards with this time scale. */
  void play(List<Scenario> scenarios, int boards, double scale, Path folder) throws IOException {
    Queue<Scenario> todo = new ConcurrentLinkedQueue<>(scenarios);
    BoardPlan plan =
        new BoardPlan(
            boards,
            folder.resolve("scale" + scale),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            BoardSettings.DEFAULT.withTimeScale(scale).withHeapBytes(AMPLE_HEAP),
            Optional.empty(),
            false,
            List.of());
    try (BoardHost host = BoardHost.start(plan, name -> what -> {})) {
      List<CompletableFuture<Void>> players = new ArrayList<>();
      for (BoardEntry board : host.boards()) {
        players.add(CompletableFuture.runAsync(() -> play(board, todo), workers));
      }
      players.forEach(CompletableFuture::join);
    }
  }

  private void play(BoardEntry board, Queue<Scenario> todo) {
    try (BoardTarget target =
        BoardTarget.open(board.port(), BoardTarget.USUAL_BAUD, true, System::nanoTime)) {
      for (Scenario next = todo.poll(); next != null; next = todo.poll()) {
        ScenarioResult result = target.run(next, supplies);
        if (result.verdict() == ScenarioResult.Verdict.INCONCLUSIVE) {
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

  @Override
  public void close() {
    workers.shutdownNow();
    network.close();
  }
}
