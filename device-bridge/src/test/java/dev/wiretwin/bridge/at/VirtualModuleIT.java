package dev.wiretwin.bridge.at;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.identify.BoardBench;
import dev.wiretwin.bridge.serial.ConsoleLog;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.firmware.Firmware;
import dev.wiretwin.bridge.wifi.Wifi;
import dev.wiretwin.bridge.wifi.WifiLogin;
import dev.wiretwin.bridge.wifi.WifiStatus;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Driver and virtual module, which share nothing but the reference, meet on a pseudo terminal. */
@Timeout(150)
class VirtualModuleIT implements AtListener {
  private final ExecutorService handlers = Executors.newCachedThreadPool();
  private final BlockingQueue<String> news = new LinkedBlockingQueue<>();

  @TempDir private Path folder;

  @AfterEach
  void end() {
    handlers.shutdownNow();
  }

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
    news.add("remark " + text);
  }

  private void await(String start) throws InterruptedException {
    StringBuilder all = new StringBuilder();
    for (String next = ""; !next.startsWith(start); all.append(next).append('\n')) {
      next = news.poll(60, TimeUnit.SECONDS);
      assertThat(next).as("news '%s' behind: %s", start, all).isNotNull();
    }
  }

  private AtBoard open(BoardBench bench) throws Exception {
    return open(bench, AtSettings.DEFAULT);
  }

  private AtBoard open(BoardBench bench, AtSettings settings) throws Exception {
    return AtBoard.open(
        bench.opening(),
        settings,
        this,
        new AtBoard.Surroundings(System::nanoTime, handlers, new ConsoleLog(Clock.systemUTC())));
  }

  /**
   * A module that has just started joins its network first; one that comes online right behind a
   * bare ERROR is taken for refused.
   */
  private static ClientProbe online(AtBoard board, String url) throws Exception {
    AssertionError last = null;
    for (int tries = 0; tries < 200; tries++) {
      ClientProbe probe = new ClientProbe(board.newClient());
      try {
        probe.open(url);
        return probe;
      } catch (AssertionError refused) {
        last = refused;
      }
    }
    throw last;
  }

  private static void echo(ClientProbe probe, String text) throws Exception {
    probe.client().send(text);
    assertThat(probe.awaitMessage().text()).isEqualTo(text);
  }

  /** VB-05: an adapter's DTR resets the module when the port is opened. */
  @Test
  void aModuleThatIsResetByBeingOpenedIsSetUpAllTheSame() throws Exception {
    BoardSettings settings = BoardSettings.DEFAULT.withFirmware(Firmware.AT_2);
    try (BoardBench bench = BoardBench.start(folder, settings);
        Lab lab = new Lab()) {
      bench.fault("reset-on-open:always");
      AtBoard board = open(bench);
      await("ready ");
      echo(online(board, lab.url()), "after all");
      board.close();
    }
  }

  /** Joining, looking around and being told why not, over a real line. */
  @ParameterizedTest
  @EnumSource(value = Firmware.class, mode = EnumSource.Mode.EXCLUDE, names = "LUA")
  void theModuleJoinsANetworkAndTellsOfIt(Firmware firmware) throws Exception {
    BoardSettings settings = BoardSettings.DEFAULT.withFirmware(firmware);
    try (BoardBench bench = BoardBench.start(folder, settings)) {
      AtBoard board = open(bench);
      await("ready ");
      Wifi wifi = board.wifi();
      wifi.join(WifiLogin.of("the \"lab\", here", "correct, \"horse\""));
      WifiStatus in = wifi.awaitAddress(Duration.ofSeconds(60));
      assertThat(in.ssid()).contains("the \"lab\", here");
      assertThat(in.hasAddress()).isTrue();
      assertThat(wifi.scan()).isNotEmpty().allMatch(network -> network.rssi() < 0);
      assertThat(String.join("\n", board.log().lines())).doesNotContain("horse");
      bench.fault("wifi-lost");
      wifi.join(WifiLogin.of("the lab", "correct horse"));
      assertThatThrownBy(() -> wifi.awaitAddress(Duration.ofSeconds(60)))
          .hasMessageContaining("network \"the lab\" is not found");
      board.close();
    }
  }

  /** No pty has RTS and CTS. */
  @Test
  void flowControlIsRefusedInWords() throws Exception {
    BoardSettings settings = BoardSettings.DEFAULT.withFirmware(Firmware.AT_2);
    try (BoardBench bench = BoardBench.start(folder, settings)) {
      AtBoard board = open(bench, AtSettings.DEFAULT.withFlowControl(true));
      await("troubled this line has no RTS and CTS lines");
      board.close();
    }
  }

  @ParameterizedTest
  @EnumSource(value = Firmware.class, mode = EnumSource.Mode.EXCLUDE, names = "LUA")
  void messagesComeBackFromEveryGenerationAlsoAfterAReset(Firmware firmware) throws Exception {
    BoardSettings settings = BoardSettings.DEFAULT.withFirmware(firmware);
    try (BoardBench bench = BoardBench.start(folder, settings);
        Lab lab = new Lab()) {
      AtBoard board = open(bench);
      await("ready ");
      ClientProbe first = online(board, lab.url());
      ClientProbe second = online(board, lab.url());
      for (String text :
          new String[] {"hi", "+++", "OK\r\n> +IPD,0,9:\r\nCLOSED\r\n", "x".repeat(7000)}) {
        echo(first, text);
        echo(second, text);
      }
      first.client().close();
      assertThat(first.awaitClose().status()).isZero();
      bench.fault("reset:watchdog");
      assertThat(second.awaitClose().status()).isNegative();
      await("restarted ");
      await("ready ");
      echo(online(board, lab.url()), "again");
      board.close();
    }
  }
}
