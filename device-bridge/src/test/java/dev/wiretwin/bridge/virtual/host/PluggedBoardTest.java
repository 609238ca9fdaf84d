package dev.wiretwin.bridge.virtual.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.firmware.Firmware;
import dev.wiretwin.bridge.virtual.line.LineFaults;
import dev.wiretwin.bridge.virtual.line.MemoryLine;
import dev.wiretwin.bridge.virtual.module.MemoryFileStore;
import dev.wiretwin.bridge.virtual.module.ResetReason;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PluggedBoardTest {
  private final Workshop shop = new Workshop(Map.of());
  private final MemoryLine line = new MemoryLine();
  private final List<String> diary = new CopyOnWriteArrayList<>();
  private final PluggedBoard board =
      new PluggedBoard(
          shop,
          BoardSettings.DEFAULT.withBaud(921_600),
          new MemoryFileStore(),
          line,
          true,
          diary::add);

  @AfterEach
  void close() {
    board.close();
    shop.close();
  }

  private String until(String words) throws InterruptedException {
    return until(line, words);
  }

  private static String until(MemoryLine from, String words) throws InterruptedException {
    StringBuilder all = new StringBuilder();
    while (!all.toString().endsWith(words)) {
      Byte next = from.heard.poll(20, TimeUnit.SECONDS);
      assertThat(next).as("behind: %s", all).isNotNull();
      all.append((char) (next & 0xFF));
    }
    return all.toString();
  }

  @Test
  void itHasNoPowerBeforeItIsSwitchedOn() throws InterruptedException {
    assertThat(line.heard.poll(150, TimeUnit.MILLISECONDS)).isNull();
    board.powerOn();
    until("> ");
    assertThat(board.counters().toHost()).isGreaterThan(200);
  }

  @Test // VB-63
  void faultsMayBeInForceFromTheFirstByteOn() throws InterruptedException {
    board.afflict(LineFaults.DEFAULT.withCutAfterBytes(20));
    board.starve();
    board.slowCallbacks(1);
    board.failAllocation(3);
    board.loseWifi(0);
    board.bringWifiBack();
    board.powerOn();
    assertThat(until("rst cause").length()).isGreaterThan(20);
  }

  @Test
  void aResetEndsAWriteThatWaits() throws InterruptedException {
    board.powerOn();
    until("> ");
    line.send("for i = 1, 5 do print(('x'):rep(9999)) end\r\n");
    until("xxxx");
    board.reset(ResetReason.RESET_PIN);
    until("NodeMCU");
    until("> ");
  }

  @Test
  void aBoardThatStallsCanBeUnplugged() {
    board.powerOn();
    board.stall(3_600_000);
    board.brownOut(0);
    board.close();
    assertThat(diary).isEmpty();
  }

  @Test
  void anAtModuleAnswersOnItsLineAlsoAfterAReset() throws InterruptedException {
    MemoryLine own = new MemoryLine();
    try (PluggedBoard module =
        new PluggedBoard(
            shop,
            BoardSettings.DEFAULT.withFirmware(Firmware.AT_2).withBaud(115_200),
            new MemoryFileStore(),
            own,
            true,
            diary::add)) {
      module.failAllocation(9);
      module.holdGpio0(false);
      module.powerOn();
      until(own, "ready\r\n");
      own.send("AT\r\n");
      until(own, "OK\r\n");
      assertThat(module.address()).isEqualTo(own.address());
      module.starve();
      module.reset(ResetReason.RESET_PIN);
      until(own, "ready\r\n");
    }
  }
}
