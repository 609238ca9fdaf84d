package dev.wiretwin.bridge.wifi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wiretwin.bridge.console.ConsoleDialog;
import dev.wiretwin.bridge.console.LuaRunner;
import dev.wiretwin.bridge.identify.BoardBench;
import dev.wiretwin.bridge.serial.ConsoleLog;
import dev.wiretwin.bridge.serial.ConsoleLog.Direction;
import dev.wiretwin.bridge.serial.SerialLine;
import dev.wiretwin.bridge.serial.TappedLine;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.core.frame.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against answers written into the test, and at the console of a virtual board. */
@Timeout(60)
class BoardWifiTest {
  private static final BoardSettings QUICK = BoardSettings.DEFAULT.withTimeScale(0.25);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path folder;

  private final List<String> asked = new ArrayList<>();
  private final ConsoleLog log = new ConsoleLog(Clock.systemUTC());

  private static BoardWifi with(LuaRunner board) {
    return new BoardWifi(board, System::nanoTime);
  }

  private static BoardWifi telling(String numbers, String ssid) {
    return with((before, expression) -> expression.contains("getmode") ? numbers : ssid);
  }

  @Test
  void theStatusIsRead() throws Exception {
    WifiStatus status = telling("1,5,10.0.0.7,-61", "6cc3a462").status();
    assertThat(status.ssid()).contains("läb");
    assertThat(status.ip()).contains("10.0.0.7");
    assertThat(status.rssi()).hasValue(-61);
    assertThat(telling("0,0,,", "").status().ssid()).isEmpty();
  }

  @Test
  void whatCannotBeReadIsSaid() {
    List<BoardWifi> boards =
        List.of(telling("?", ""), telling("1,x,,", ""), telling("1,5,,", "zz"));
    for (BoardWifi wifi : boards) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(wifi::status)
          .withMessageContaining("cannot read");
    }
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(telling("x", "")::scan)
        .withMessageContaining("cannot read");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(with((before, expression) -> "1")::scan)
        .withMessageContaining("of a network what we cannot read");
  }

  /** A board whose Wi-Fi is off, that finds two networks. */
  private String twoNetworks(String before, String expression) {
    asked.add(before + expression);
    if (expression.contains("getmode")) {
      return "0";
    } else if (expression.contains("type(_wts)")) {
      return "2";
    }
    String network = expression.contains("[1]") ? "b,far,-90,0,1" : "b,near,-40,3,6";
    return HexFormat.of().formatHex(network.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void wifiThatIsOffIsOnWhileItLooksAround() throws Exception {
    assertThat(with(this::twoNetworks).scan())
        .extracting(WifiNetwork::ssid)
        .containsExactly("near", "far");
    assertThat(asked).anyMatch(line -> line.contains("setmode(1,false)"));
    assertThat(asked.get(asked.size() - 2)).startsWith("_wts=nil");
    assertThat(asked.get(asked.size() - 1)).contains("setmode(0,false)");
  }

  @Test
  void aBoardThatFindsNoEndIsLeft() {
    long[] now = {0};
    BoardWifi wifi =
        new BoardWifi(
            (before, expression) -> {
              asked.add(before);
              now[0] += 4_000_000_000L;
              return expression.contains("getmode") ? "1" : "-1";
            },
            () -> now[0]);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(wifi::scan)
        .withMessageContaining("without an end");
    assertThat(asked).endsWith("_wts=nil ");
  }

  @Test
  void theLongestLoginFitsIntoLines() throws Exception {
    Bytes every = Bytes.of("\u00FF".repeat(64).getBytes(StandardCharsets.ISO_8859_1));
    LuaRunner board =
        (before, expression) -> {
          asked.add(before + expression);
          return expression.contains("getmode") ? "2" : "true";
        };
    with(board)
        .join(new WifiLogin(Bytes.utf8("\u0001".repeat(32)), every, Optional.of("a".repeat(32))));
    assertThat(asked).allMatch(line -> line.length() <= LuaRunner.LONGEST_ASK);
    assertThat(asked).anyMatch(line -> line.contains("setmode(3,true)"));
    assertThat(asked).anyMatch(line -> line.contains("sethostname(\"aaa"));
    assertThat(asked.get(asked.size() - 1)).startsWith("_wtc=nil");
  }

  @Test
  void aLoginThatTheBoardDoesNotTakeIsSaid() {
    BoardWifi wifi = with((before, expression) -> expression.contains("getmode") ? "1" : "no");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> wifi.join(WifiLogin.of("lab", "")))
        .withMessageContaining("does not take");
  }

  private interface Work {
    void at(BoardWifi wifi, LuaRunner runner, BoardBench board) throws Exception;
  }

  private void onABoard(Work work) throws Exception {
    try (BoardBench board = BoardBench.start(folder, QUICK)) {
      ConsoleDialog dialog = new ConsoleDialog(System::nanoTime, "w");
      try (SerialLine line = TappedLine.of(board.opening(), log).open(115_200, dialog)) {
        dialog.on(line);
        dialog.synchronise();
        work.at(new BoardWifi(dialog, System::nanoTime, Optional.of(log)), dialog, board);
      }
    }
  }

  @Test
  void aBoardLooksAround() throws Exception {
    onABoard(
        (wifi, runner, board) -> {
          WifiNetwork home = wifi.scan().get(0);
          assertThat(home).isEqualTo(new WifiNetwork("wiretwin", "02:57:54:00:00:01", -52, 3, 6));
          assertThat(runner.ask("", "tostring(_wts)")).isEqualTo("nil");
        });
  }

  @Test
  void aBoardJoinsAndItsPasswordIsNowhere() throws Exception {
    onABoard(
        (wifi, runner, board) -> {
          WifiLogin login =
              new WifiLogin(Bytes.utf8("wiretwin"), Bytes.utf8("wiretwin"), Optional.of("bench-7"));
          wifi.join(login);
          WifiStatus status = wifi.awaitAddress(PATIENCE);
          assertThat(status.words())
              .isEqualTo("in network \"wiretwin\" as 192.0.2.17, -52 dBm (good)");
          assertThat(runner.ask("", "wifi.sta.gethostname()..tostring(_wtc)"))
              .isEqualTo("bench-7nil");
        });
    for (Direction direction : Direction.values()) {
      String all = new String(log.raw(direction), StandardCharsets.ISO_8859_1);
      assertThat(all).contains("_wtc.pwd=_wtc.pwd..\"********\"").doesNotContain("wiretwin\"");
    }
  }

  @Test
  void aPasswordOfAnyBytesReachesTheBoardAndNobodyElse() throws Exception {
    String password = "\"\\]]--%s\n\r\0\u00FF 12@34";
    Bytes bytes = Bytes.of(password.getBytes(StandardCharsets.ISO_8859_1));
    onABoard(
        (wifi, runner, board) -> {
          wifi.join(new WifiLogin(Bytes.utf8("lab,\"1\""), bytes, Optional.empty()));
          assertThat(
                  runner.ask(
                      "local _,p=wifi.sta.getconfig() ",
                      "(p:gsub(\".\",function(c) return (\"%02x\"):format(c:byte()) end))"))
              .isEqualTo(bytes.hex());
          assertThat(wifi.status().ssid()).contains("lab,\"1\"");
        });
    String typed = new String(log.raw(Direction.TO_BOARD), StandardCharsets.ISO_8859_1);
    assertThat(typed).contains("lab,").doesNotContain("\\255", "12@34");
  }

  @Test
  void aWrongPasswordIsTold() throws Exception {
    onABoard(
        (wifi, runner, board) -> {
          wifi.join(WifiLogin.of("wiretwin", "open sesame"));
          assertThatExceptionOfType(IOException.class)
              .isThrownBy(() -> wifi.awaitAddress(PATIENCE))
              .withMessage(
                  "network \"wiretwin\" does not take the password: check it, capitals count");
        });
  }

  @Test // VB-66
  void aNetworkThatIsNotThereIsTold() throws Exception {
    onABoard(
        (wifi, runner, board) -> {
          board.fault("wifi-lost");
          wifi.join(WifiLogin.of("nowhere", "open sesame"));
          assertThatExceptionOfType(IOException.class)
              .isThrownBy(() -> wifi.awaitAddress(Duration.ofSeconds(4)))
              .withMessageContaining("network \"nowhere\" is not found");
        });
  }
}
