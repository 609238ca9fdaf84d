package dev.wiretwin.core.engine.autobahn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.at.AtBoard;
import dev.wiretwin.bridge.at.AtListener;
import dev.wiretwin.bridge.at.AtSettings;
import dev.wiretwin.bridge.identify.BoardBench;
import dev.wiretwin.bridge.serial.ConsoleLog;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.firmware.Firmware;
import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.engine.autobahn.ModuleCases.Played;
import dev.wiretwin.core.testkit.RawPeer;
import dev.wiretwin.core.testkit.RawServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The conformance cases of core's bench (sections 1 to 7 and 10), each over TCP links of a virtual
 * module with ESP-AT 2.x on a pseudo terminal: a server of plain sockets plays what the suite's
 * fuzzer sends, and a client on the module echoes. In this package because the rows are core's.
 *
 * <p>Nothing is scaled down: all rows, whole payloads. So that it is over soon the line runs at
 * {@value #BAUD} baud, and five clients, one on each link, take the cases of a section among them.
 * Cuts of the sender (octet by octet) go through the module's TCP and its reads, so they arrive in
 * other pieces than they were sent in; core's own bench tries exact cuts.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class ModuleCasesIT implements AtListener {
  private static final int BAUD = 921_600;
  private static final int LINKS = 5;
  private static final int PATIENCE_SECONDS = 60;

  @TempDir static Path folder;

  private final ExecutorService handlers = Executors.newCachedThreadPool();
  private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
  private final Map<String, Played> cases = new ConcurrentHashMap<>();
  private final Map<String, String> faults = new ConcurrentHashMap<>();
  private BoardBench bench;
  private AtBoard board;
  private RawServer server;

  @BeforeAll
  void start() throws Exception {
    bench = BoardBench.start(folder, BoardSettings.DEFAULT.withFirmware(Firmware.AT_2));
    board =
        AtBoard.open(
            bench.opening(),
            AtSettings.DEFAULT.withBaud(115_200, BAUD),
            this,
            new AtBoard.Surroundings(
                System::nanoTime, handlers, new ConsoleLog(Clock.systemUTC())));
    await("ready");
    server = RawServer.start(this::serve);
    online();
  }

  /** It joins its network first. */
  private void online() throws Exception {
    Played first = ModuleCases.of(2).get(0);
    cases.put(first.number(), first);
    for (int tries = 0; tries < 60; tries++) {
      if (play(board.newClient(), first).clean()) {
        return;
      }
      news.poll(250, TimeUnit.MILLISECONDS);
    }
    throw new AssertionError("the module does not come online: " + board.trouble());
  }

  @AfterAll
  void end() {
    board.close();
    bench.close();
    handlers.shutdownNow();
    server.close();
  }

  private void await(String start) throws InterruptedException {
    for (String next = ""; !next.startsWith(start); ) {
      next = news.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(next).as("news " + start).isNotNull();
    }
  }

  // ---- the server

  private void serve(RawPeer peer) throws IOException {
    String request = peer.readHead();
    peer.write(RawPeer.accepting(request));
    Played played = cases.get(request.split(" ")[1].substring(1));
    try {
      played.play(peer);
    } catch (IOException | AssertionError wrong) {
      faults.put(played.number(), wrong.toString());
    }
  }

  // ---- the client

  private Close play(WebSocketClient client, Played played) throws InterruptedException {
    BlockingQueue<Close> closed = new LinkedBlockingQueue<>();
    // echoes in order with what the engine itself answers, as the suite wants it
    client.config(ClientConfig.DEFAULT.withHandlers(ClientConfig.Handlers.DIRECT));
    client.on(On.RECEIVE, (from, message, opcode) -> from.send(message.bytes(), opcode));
    client.on(On.CLOSE, (of, close) -> closed.add(close));
    client.connect(server.url() + played.number());
    Close close = closed.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(close).as("case " + played.number() + " does not end").isNotNull();
    return close;
  }

  private Void playAll(Queue<Played> left) throws InterruptedException {
    WebSocketClient client = board.newClient();
    for (Played next = left.poll(); next != null; next = left.poll()) {
      Close close = play(client, next);
      try {
        next.judge(close);
      } catch (AssertionError wrong) {
        faults.merge(next.number(), wrong.getMessage(), (a, b) -> a + "; " + b);
      }
    }
    return null;
  }

  @ParameterizedTest(name = "section {0}, {2}: {1} cases")
  @CsvSource({
    "1, 16, framing",
    "2, 11, pings and pongs",
    "3, 7, reserved bits",
    "4, 10, opcodes",
    "5, 20, fragmentation",
    "6, 145, UTF-8",
    "7, 37, closing",
    "10, 1, auto-fragmentation"
  })
  void everyCaseOfTheSectionPassesOverAModule(int section, int count, String about)
      throws Exception {
    List<Played> played = ModuleCases.of(section);
    assertThat(played).as(about).hasSize(count);
    played.forEach(one -> cases.put(one.number(), one));
    faults.clear();
    Queue<Played> left = new ConcurrentLinkedQueue<>(played);
    List<Callable<Void>> clients = new ArrayList<>();
    for (int link = 0; link < LINKS; link++) {
      clients.add(() -> playAll(left));
    }
    for (Future<Void> over : handlers.invokeAll(clients)) {
      over.get();
    }
    assertThat(faults).isEmpty();
  }

  // ---- news of the module

  @Override
  public void ready(String summary) {
    news.add("ready " + summary);
  }

  @Override
  public void restarted(String why) {
    news.add("restarted " + why);
  }

  @Override
  public void troubled(String why) {
    news.add("troubled " + why);
  }

  @Override
  public void gone(String why) {
    news.add("gone " + why);
  }

  @Override
  public void remark(String text) {
    // of no interest here
  }
}
