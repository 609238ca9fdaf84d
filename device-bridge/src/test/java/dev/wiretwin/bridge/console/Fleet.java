package dev.wiretwin.bridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.jserialcomm.JSerialCommLine;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.host.BoardEntry;
import dev.wiretwin.bridge.virtual.host.BoardHost;
import dev.wiretwin.bridge.virtual.host.BoardPlan;
import dev.wiretwin.bridge.virtual.host.ControlClient;
import dev.wiretwin.core.lab.ThrowawayAuthority;
import dev.wiretwin.core.scenario.Recorded;
import dev.wiretwin.core.scenario.RecordedCheck;
import dev.wiretwin.core.scenario.RunLimits;
import dev.wiretwin.core.scenario.RunSupplies;
import dev.wiretwin.core.scenario.Scenario;
import dev.wiretwin.core.scenario.ScenarioResult;
import dev.wiretwin.core.scenario.ScenarioRunner;
import dev.wiretwin.core.scenario.Suites;
import dev.wiretwin.core.scenario.Target;
import dev.wiretwin.core.transport.netty.NettyNetwork;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Virtual boards in this process, on pseudo terminals, that share the work on many scenarios: each
 * is typed into a console, run by real Lua and answered by a lab server on a real socket.
 */
final class Fleet implements AutoCloseable {
  private static final int BOARDS = 12;
  private static final int BOARDS_OF_ANOTHER_SCALE = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Messages of 64 KiB, for which a real board has no memory, were recorded all the same. */
  private static final int AMPLE_HEAP = 8_000_000;

  /** What happened, and what the board noted down meanwhile. */
  record Played(Scenario scenario, ScenarioResult result, List<String> diary) {
    /** Whether the busy machine did not come to it, which says nothing about the board. */
    boolean isUnplayed() {
      return result.verdict() == ScenarioResult.Verdict.INCONCLUSIVE;
    }

    /** What is not as recorded, a sentence each. */
    List<String> faults(String finding) {
      return RecordedCheck.faults(findings(scenario, finding), scenario, result.trace());
    }
  }

  @SuppressWarnings("unchecked") // as the file has it
  static Map<String, Object> findings(Scenario vector, String finding) {
    return (Map<String, Object>) vector.recorded().orElseThrow().findings().get(finding);
  }

  /** The cases of a file among the tests' resources. */
  static List<Scenario> suite(String file) throws URISyntaxException {
    Path path = Path.of(Fleet.class.getResource("/vectors/" + file).toURI());
    return Suites.load(path).scenarios();
  }

  private final ExecutorService workers =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "run");
            thread.setDaemon(true);
            return thread;
          });
  private final NettyNetwork network =
      new NettyNetwork(2, NettyNetwork.Kind.BEST, host -> List.of());
  private final RunSupplies supplies =
      new RunSupplies(
          network,
          network.newTransport().loop(),
          workers,
          ThrowawayAuthority.create(Instant.EPOCH),
          RunLimits.DEFAULT);
  private final Map<String, Queue<String>> diaries = new ConcurrentHashMap<>();
  private final Path folder;
  private final boolean zeroSizeGivesPointer;

  Fleet(Path folder, boolean zeroSizeGivesPointer) {
    this.folder = folder;
    this.zeroSizeGivesPointer = zeroSizeGivesPointer;
  }

  /** Plays all scenarios, each on a board whose clock runs at the scenario's pace. */
  Collection<Played> play(List<Scenario> scenarios) {
    Collection<Played> played = new ConcurrentLinkedQueue<>();
    Map<Double, List<Scenario>> byScale =
        scenarios.stream()
            .collect(Collectors.groupingBy(Scenario::timeScale, TreeMap::new, Collectors.toList()));
    List<CompletableFuture<Void>> groups = new ArrayList<>();
    byScale.forEach(
        (scale, same) ->
            groups.add(CompletableFuture.runAsync(() -> play(scale, same, played), workers)));
    groups.forEach(CompletableFuture::join);
    return played;
  }

  private void play(double scale, List<Scenario> scenarios, Collection<Played> played) {
    Queue<Scenario> todo = new ConcurrentLinkedQueue<>(scenarios);
    int count = Math.min(scenarios.size(), scale == 1 ? BOARDS : BOARDS_OF_ANOTHER_SCALE);
    try (BoardHost host = BoardHost.start(plan(count, scale), this::diaryOf)) {
      List<CompletableFuture<Void>> boards = new ArrayList<>();
      for (BoardEntry board : host.boards()) {
        boards.add(CompletableFuture.runAsync(() -> work(board, todo, played), workers));
      }
      boards.forEach(CompletableFuture::join);
    } catch (IOException broken) {
      throw new IllegalStateException("no boards at scale " + scale, broken);
    }
  }

  private Consumer<String> diaryOf(String board) {
    Queue<String> diary = diaries.computeIfAbsent(board, name -> new ConcurrentLinkedQueue<>());
    return diary::add;
  }

  private void work(BoardEntry board, Queue<Scenario> todo, Collection<Played> played) {
    Queue<String> diary = diaries.get(board.name());
    try (BoardPlayer player = open(board)) {
      BoardPlayer failing = player.withFailingAllocations();
      for (Scenario next = todo.poll(); next != null; next = todo.poll()) {
        diary.clear();
        String fault = "fault fail-alloc:" + allocation(next);
        assertThat(ControlClient.ask(board.control(), fault, PATIENCE)).isEqualTo("ok");
        Target target = Target.scripted("board:" + board.name(), true, failing);
        ScenarioResult result = new ScenarioRunner(supplies).run(next, target).join();
        played.add(new Played(next, result, List.copyOf(diary)));
      }
    } catch (IOException broken) {
      throw new IllegalStateException(board.name() + " is lost", broken);
    }
  }

  private static BoardPlayer open(BoardEntry board) throws LineFailure {
    return BoardPlayer.open(
        (rate, listener) -> JSerialCommLine.open(board.port(), rate, listener),
        System::nanoTime,
        "v" + board.name() + "v",
        BoardTarget.USUAL_BAUD);
  }

  /** Which allocation of the module is to fail; 0 for none. */
  private static int allocation(Scenario vector) {
    return vector.recorded().map(Recorded::failingAllocation).orElse(0);
  }

  private BoardPlan plan(int count, double scale) throws IOException {
    return new BoardPlan(
        count,
        folder.resolve("scale" + scale),
        Optional.of("s" + Math.round(scale * 1000) + "n"),
        Optional.empty(),
        OptionalInt.empty(),
        BoardSettings.DEFAULT.withTimeScale(scale).withHeapBytes(AMPLE_HEAP),
        Optional.empty(),
        zeroSizeGivesPointer,
        List.of(),
        Map.of("async.test", InetAddress.getByName("127.0.0.1")));
  }

  @Override
  public void close() {
    workers.shutdownNow();
    network.close();
  }
}
