package dev.wiretwin.bridge.at;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.serial.ConsoleLog;
import dev.wiretwin.bridge.serial.jserialcomm.JSerialCommLine;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.firmware.Firmware;
import dev.wiretwin.bridge.virtual.host.BoardHost;
import dev.wiretwin.bridge.virtual.host.BoardPlan;
import dev.wiretwin.bridge.virtual.host.ControlClient;
import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.client.WebSocketClientContract;
import dev.wiretwin.core.client.contract.Dialect;
import dev.wiretwin.core.testkit.ClientProbe;
import dev.wiretwin.core.testkit.Lab;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract of every client over a virtual module on a pseudo terminal, which shares nothing
 * with the driver but the reference; a subclass names the generation.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class VirtualModuleContract extends WebSocketClientContract {
  @TempDir static Path folder;

  private final ExecutorService handlers = Executors.newCachedThreadPool();
  private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
  private BoardHost host;
  private AtBoard board;

  abstract Firmware firmware();

  /** How the driver's line about the module begins. */
  abstract String summary();

  final AtBoard board() {
    return board;
  }

  AtSettings settings() {
    return AtSettings.DEFAULT;
  }

  private final class Notes implements AtListener {
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
      news.add(text);
    }
  }

  private void await(String start) throws InterruptedException {
    for (String next = ""; !next.startsWith(start); ) {
      next = news.poll(60, TimeUnit.SECONDS);
      assertThat(next).as("news " + start).isNotNull();
    }
  }

  @BeforeAll
  void plugIn() throws Exception {
    host =
        BoardHost.start(
            BoardPlan.of(folder, BoardSettings.DEFAULT.withFirmware(firmware())),
            name -> event -> {});
    board =
        AtBoard.open(
            (baud, listener) -> JSerialCommLine.open(host.boards().get(0).port(), baud, listener),
            settings(),
            new Notes(),
            new AtBoard.Surroundings(
                System::nanoTime, handlers, new ConsoleLog(Clock.systemUTC())));
    await("ready " + summary());
    awaitNetwork();
  }

  /** It may have joined before we listened, and then says so no more. */
  private void awaitNetwork() throws InterruptedException {
    try (Lab lab = new Lab()) {
      for (int i = 0; i < 20; i++) {
        ClientProbe probe = new ClientProbe(board.newClient());
        probe.client().connect(lab.url());
        try {
          probe.awaitOpen();
          probe.client().close();
          probe.awaitClose();
          return;
        } catch (AssertionError notYet) {
          news.poll(500, TimeUnit.MILLISECONDS);
        }
      }
    }
    throw new AssertionError("the module has no network: " + board.trouble());
  }

  @AfterAll
  void unplug() {
    board.close();
    host.close();
    handlers.shutdownNow();
  }

  @Override
  protected WebSocketClient newClient() {
    return board.newClient();
  }

  @Override
  protected Duration patience() {
    return Duration.ofSeconds(30);
  }

  /** As of every module: a peer's reset looks like its end, a failed send like a reset. */
  @Override
  protected Dialect dialect() {
    return Dialect.DOCUMENTED.telling(-109, -109, -110).telling(-110, -110, -109);
  }

  @Test
  void aResetInTheMiddleEndsTheClientAndIsRecoveredFrom() throws Exception {
    try (Lab lab = new Lab()) {
      ClientProbe probe = new ClientProbe(board.newClient()).open(lab.url());
      news.clear();
      ControlClient.ask(
          host.boards().get(0).control(), "fault reset:watchdog", Duration.ofSeconds(10));
      assertThat(probe.awaitClose().sentence()).contains("started anew");
      await("ready");
      awaitNetwork();
    }
  }
}
