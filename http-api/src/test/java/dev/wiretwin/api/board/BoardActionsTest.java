package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.bridge.serial.ConsoleLog.Direction;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BoardActionsTest {
  private static final String PASSWORD = "correct-horse-battery";

  @TempDir private Path state;

  private final Feed feed = Benches.feed();

  private BoardActions actions(Board board) {
    return new BoardActions(board);
  }

  @Test
  void whatIsFoundIsRememberedAndTold() throws Exception {
    try (Plugged plugged = Plugged.board(state)) {
      Board board = Benches.board(plugged, state, feed);
      assertThat(actions(board).identify()).contains("3.0.0");
      assertThat(board.known().found()).isPresent();
      assertThat(Benches.await(feed, 0, "board.identified").text())
          .contains("lua-firmware", "It is ready for use.");
    }
  }

  @Test
  void aBoardJoinsANetworkAndNobodyElseHearsThePassword() throws Exception {
    try (Plugged plugged = Plugged.board(state)) {
      Board board = Benches.board(plugged, state, feed);
      BoardActions actions = actions(board);
      actions.scan();
      String network = board.known().networks().get(0).ssid();
      String outcome;
      try {
        outcome = actions.join(WifiWish.of(network, PASSWORD));
      } catch (dev.wiretwin.api.refusal.Refusal wrong) {
        outcome = wrong.getMessage();
      }
      assertThat(outcome).contains(network).doesNotContain(PASSWORD);
      assertThat(actions.wifiStatus()).contains(network);
      String typed = new String(board.log().raw(Direction.TO_BOARD), StandardCharsets.ISO_8859_1);
      assertThat(typed).contains("_wtc.pwd", "****").doesNotContain(PASSWORD);
      assertThat(board.log().lines().toString()).doesNotContain(PASSWORD);
      assertThat(Benches.told(feed).toString()).contains("joining").doesNotContain(PASSWORD);
    }
  }

  @Test
  void aNetworkThatIsNotThereIsNotJoined() throws Exception {
    try (Plugged plugged = Plugged.board(state, BoardSettings.DEFAULT.withTimeScale(0.05))) {
      Board board = Benches.board(plugged, state, feed);
      plugged.strike("wifi-lost");
      WifiWish wish = WifiWish.of("nowhere", "");
      Benches.refused(
          RefusalCode.WIFI_NOT_JOINED,
          "nowhere",
          () -> actions(board).join(new WifiWish(wish.login(), Duration.ofSeconds(2))));
    }
  }

  @Test
  void whatIsTypedIsInTheConsoleWithWhatCameOfIt() throws Exception {
    try (Plugged plugged = Plugged.board(state).awake()) {
      Board board = Benches.board(plugged, state, feed);
      byte[] line = "print(6*7)\n".getBytes(StandardCharsets.UTF_8);
      assertThat(actions(board).type(line, Duration.ofMillis(500))).isEqualTo("11 bytes sent");
      assertThat(board.log().lines()).anyMatch(text -> text.endsWith("< 42"));
    }
  }

  @Test
  void aRestartIsHeardOrSaidNotToBe() throws Exception {
    Map<String, byte[]> mute =
        Map.of("init.lua", "uart.on('data',0,function() end,0)".getBytes(StandardCharsets.UTF_8));
    try (Plugged plugged = Plugged.board(state)) {
      Board board = Benches.board(plugged, state, feed);
      assertThat(actions(board).restart(new Restart(Optional.empty()))).contains("NodeMCU");
      Benches.refused(
          RefusalCode.BOARD_UNSUITABLE,
          "ask for soft",
          () -> actions(board).restart(Restart.of("bootloader")));
    }
    try (Plugged plugged = Plugged.board(state, BoardSettings.DEFAULT.withFiles(mute))) {
      Board board = Benches.board(plugged, state, feed);
      assertThatThrownBy(() -> actions(board).restart(Restart.of("soft")))
          .isInstanceOf(LineFailure.class);
    }
  }

  @Test
  void aBoardThatDoesNotDoAsItIsToldIsSaidTo() throws Exception {
    Map<String, byte[]> stubborn =
        Map.of("init.lua", "node.restart=function() end".getBytes(StandardCharsets.UTF_8));
    try (Plugged plugged = Plugged.board(state, BoardSettings.DEFAULT.withFiles(stubborn))) {
      Board board = Benches.board(plugged, state, feed);
      plugged.awake();
      assertThatThrownBy(() -> actions(board).restart(Restart.of("soft")))
          .isInstanceOf(LineFailure.class)
          .hasMessageContaining("nothing was heard of its firmware at 115200 baud");
    }
  }

  @Test
  void aBoardThatIsPulledOutWhileItJoinsIsLostWithoutItsPassword() throws Exception {
    try (Plugged plugged = Plugged.board(state)) {
      Board board = Benches.board(plugged, state, feed);
      plugged.strike("wifi-lost");
      CompletableFuture<Throwable> failure =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  actions(board).join(WifiWish.of("lab", PASSWORD));
                  return null;
                } catch (IOException | InterruptedException failed) {
                  return failed;
                }
              });
      while (board.received() < 300) {
        Thread.onSpinWait();
      }
      plugged.strike("unplug");
      Throwable lost = failure.get(20, TimeUnit.SECONDS);
      assertThat(lost).isInstanceOf(LineFailure.class).hasMessageNotContaining(PASSWORD);
      assertThat(lost).hasNoCause();
    }
  }

  @Test
  void aModuleJoinsANetworkAndStartsAnewByItsOwnCommands() throws Exception {
    try (Plugged module = Plugged.module(state)) {
      Board board = Benches.board(module, state, feed);
      BoardActions actions = actions(board);
      actions.scan();
      assertThat(board.known().networks()).isNotEmpty();
      String network = board.known().networks().get(0).ssid();
      String outcome;
      try {
        outcome = actions.join(WifiWish.of(network, PASSWORD));
      } catch (dev.wiretwin.api.refusal.Refusal wrong) {
        outcome = wrong.getMessage();
      }
      assertThat(outcome).doesNotContain(PASSWORD);
      assertThat(actions.wifiStatus()).isNotEmpty();
      assertThat(actions.restart(Restart.of("soft"))).contains("ready");
      String typed = new String(board.log().raw(Direction.TO_BOARD), StandardCharsets.ISO_8859_1);
      assertThat(typed).contains("AT+CWJAP", "AT+RST").doesNotContain(PASSWORD);
      assertThat(board.log().lines().toString()).doesNotContain(PASSWORD);
    }
  }
}
