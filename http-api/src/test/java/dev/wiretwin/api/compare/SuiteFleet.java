package dev.wiretwin.api.compare;

import dev.wiretwin.api.catalogue.Catalogue;
import dev.wiretwin.api.run.JvmRuns;
import dev.wiretwin.api.run.LocalNames;
import dev.wiretwin.bridge.at.AtBoard;
import dev.wiretwin.bridge.at.AtSettings;
import dev.wiretwin.bridge.at.AtTarget;
import dev.wiretwin.bridge.at.AtWay;
import dev.wiretwin.bridge.console.BoardTarget;
import dev.wiretwin.bridge.serial.ConsoleLog;
import dev.wiretwin.bridge.serial.ports.SerialPorts;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.host.BoardEntry;
import dev.wiretwin.bridge.virtual.host.BoardHost;
import dev.wiretwin.bridge.virtual.host.BoardPlan;
import dev.wiretwin.core.scenario.Scenario;
import dev.wiretwin.core.scenario.ScenarioReader;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Virtual boards in this process that share the work on a suite: each is compared with the client
 * of the JVM, scenario by scenario, on a serial line and over real sockets. Several boards at once,
 * whose clocks run at the scenarios' pace, so that a test need not wait for one board to do it all.
 */
final class SuiteFleet implements AutoCloseable {
  private static final int BAUD = 921_600;
  private static final int BOARDS_OF_ANOTHER_SCALE = 4;

  /** Without TLS and with it. */
  private static final List<Scenario> WARM_UP =
      Stream.of("{", "{server_tls: true, ")
          .map(
              begin ->
                  begin
                      + "client: [connect: '%s://127.0.0.1:{port}/', wait: close], server:"
                          .formatted(begin.contains("tls") ? "wss" : "ws")
                      + " [handshake, {text: hi}, {close: 1000}, {expect_frame: close}, fin]}")
          .map(text -> ScenarioReader.read("warm-up.yaml", text))
          .toList();

  private final JvmRuns runs = new JvmRuns(new LocalNames(), Instant.now());
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final Path folder;
  private final BoardSettings settings;
  private final int boards;

  /**
   * @param boards how many share the work that is done in real time
   */
  SuiteFleet(Path folder, BoardSettings settings, int boards) {
    this.folder = folder;
    this.boards = boards;
    this.settings = settings.withBaud(BAUD);
  }

  /** Compares all of them, each at its own pace, in any order. */
  List<Compared> compare(List<Scenario> scenarios) {
    Queue<Compared> done = new ConcurrentLinkedQueue<>();
    Map<Double, List<Scenario>> byScale =
        scenarios.stream()
            .collect(Collectors.groupingBy(Scenario::timeScale, TreeMap::new, Collectors.toList()));
    List<BoardHost> hosts = new ArrayList<>();
    try {
      List<Runnable> work = new ArrayList<>();
      byScale.forEach((scale, same) -> work.addAll(work(scale, same, hosts, done)));
      // the first of all takes as long as its classes take to be loaded
      WARM_UP.forEach(one -> runs.run(one).join());
      work.stream()
          .map(one -> CompletableFuture.runAsync(one, workers))
          .toList()
          .forEach(CompletableFuture::join);
    } finally {
      hosts.forEach(BoardHost::close);
    }
    return List.copyOf(done);
  }

  private List<Runnable> work(
      double scale, List<Scenario> scenarios, List<BoardHost> hosts, Queue<Compared> done) {
    Queue<Scenario> todo = new ConcurrentLinkedQueue<>(scenarios);
    int count =
        Math.min(
            scenarios.size(),
            scale == 1 || scenarios.size() > 30 ? boards : BOARDS_OF_ANOTHER_SCALE);
    try {
      BoardHost host = BoardHost.start(plan(count, scale), board -> note -> {});
      hosts.add(host);
      return host.boards().stream().map(board -> (Runnable) () -> work(board, todo, done)).toList();
    } catch (IOException broken) {
      throw new IllegalStateException("no boards at scale " + scale, broken);
    }
  }

  private void work(BoardEntry entry, Queue<Scenario> todo, Queue<Compared> done) {
    try {
      if (settings.firmware().isAt()) {
        workOnModule(entry, todo, done);
      } else {
        workOnBoard(entry, todo, done);
      }
    } catch (IOException | InterruptedException broken) {
      throw new IllegalStateException(entry.name() + " is lost", broken);
    }
  }

  private void workOnBoard(BoardEntry entry, Queue<Scenario> todo, Queue<Compared> done)
      throws IOException {
    try (BoardTarget board = BoardTarget.open(entry.port(), BAUD, true, System::nanoTime)) {
      TargetInfo info =
          new TargetInfo("board:" + entry.name(), TargetInfo.Kind.LUA_BOARD, "nodemcu-3.0.0");
      work(new ComparedTarget(info, board.target()), todo, done);
    }
  }

  private void workOnModule(BoardEntry entry, Queue<Scenario> todo, Queue<Compared> done)
      throws IOException, InterruptedException {
    String name = "board:" + entry.name();
    ConsoleLog log = new ConsoleLog(Clock.systemUTC());
    try (AtTarget module =
        AtTarget.open(
            new AtTarget.Role(name, true, AtWay.TCP),
            (baud, listener) -> SerialPorts.onThisMachine().open(entry.port(), baud, listener),
            AtSettings.DEFAULT.withBaud(BAUD, BAUD),
            new AtBoard.Surroundings(System::nanoTime, workers, log))) {
      TargetInfo info = new TargetInfo(name, TargetInfo.Kind.AT_BOARD, module.firmware());
      work(new ComparedTarget(info, module.target()), todo, done);
    }
  }

  private void work(ComparedTarget board, Queue<Scenario> todo, Queue<Compared> done) {
    ComparisonRun run =
        new ComparisonRun(
            runs,
            List.of(new ComparedTarget(TargetInfo.JVM, runs.jvm()), board),
            Catalogue.builtIn(),
            System::nanoTime);
    for (Scenario next = todo.poll(); next != null; next = todo.poll()) {
      done.add(run.compare(next));
    }
  }

  private BoardPlan plan(int count, double scale) throws IOException {
    return new BoardPlan(
        count,
        folder.resolve("scale" + scale),
        Optional.of("s" + Math.round(scale * 1000) + "n"),
        Optional.empty(),
        OptionalInt.empty(),
        settings.withTimeScale(scale),
        Optional.empty(),
        false,
        List.of(),
        Map.of("async.test", InetAddress.getByName("127.0.0.1")));
  }

  @Override
  public void close() {
    workers.shutdownNow();
    runs.close();
  }
}
