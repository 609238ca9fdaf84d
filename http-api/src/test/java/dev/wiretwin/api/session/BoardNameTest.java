package dev.wiretwin.api.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.bridge.at.AtWay;
import java.util.OptionalInt;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoardNameTest {
  @ParameterizedTest
  @CsvSource({
    "esp, esp, TCP",
    "usb-1-1.2, usb-1-1.2, TCP",
    "esp+tls, esp, TLS",
    "esp+ws, esp, WEBSOCKET",
    "a+b+ws, a+b, WEBSOCKET"
  })
  void theWayStandsBehindTheName(String words, String id, AtWay way) {
    assertThat(BoardName.of(words)).isEqualTo(new BoardName(id, way, LineWish.USUAL));
  }

  @ParameterizedTest
  @CsvSource({
    "esp+921600, TCP, 921600, false",
    "esp+rtscts, TCP, 0, true",
    "esp+tls+921600, TLS, 921600, false",
    "esp+921600+tls, TLS, 921600, false",
    "esp+rtscts+5000000+ws, WEBSOCKET, 5000000, true"
  })
  void soDoesTheLineInAnyOrder(String words, AtWay way, int baud, boolean flowControl) {
    OptionalInt fast = baud == 0 ? OptionalInt.empty() : OptionalInt.of(baud);
    assertThat(BoardName.of(words))
        .isEqualTo(new BoardName("esp", way, new LineWish(fast, flowControl)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "esp+",
        "esp+TLS",
        "esp+usual",
        "+ws",
        "/dev/serial/by-id/a+b",
        "esp+115",
        "esp+9599",
        "esp+5000001",
        "esp+99999999"
      })
  void whatSaysNothingOfItsUseBelongsToTheName(String words) {
    assertThat(BoardName.of(words)).isEqualTo(BoardName.usual(words));
  }

  @ParameterizedTest
  @CsvSource({"esp+ws+tls, esp+ws", "esp+9600+115200, esp+9600", "esp+rtscts+rtscts, esp+rtscts"})
  void whatIsSaidTwiceBelongsToTheName(String words, String id) {
    assertThat(BoardName.of(words).id()).isEqualTo(id);
  }

  @Test
  void luaFirmwareKnowsOnlyOneWayAndTwoWires() {
    BoardName.of("virt0").demandLua();
    BoardName.of("virt0+921600").demandLua();
    assertUnsuitable("has no AT firmware", () -> BoardName.of("virt0+ws").demandLua());
    assertUnsuitable("alone uses RTS and CTS", () -> BoardName.of("virt0+rtscts").demandLua());
  }

  @Test
  void aConsoleStaysAtItsOwnRate() {
    BoardName.of("virt0").demandConsole();
    assertUnsuitable("has no AT firmware", () -> BoardName.of("virt0+tls").demandConsole());
    assertUnsuitable("at its own rate", () -> BoardName.of("virt0+921600").demandConsole());
  }

  private static void assertUnsuitable(String words, ThrowingCallable demand) {
    assertThatThrownBy(demand)
        .isInstanceOfSatisfying(
            Refusal.class, why -> assertThat(why.code()).isEqualTo(RefusalCode.BOARD_UNSUITABLE))
        .hasMessageContaining("virt0 ")
        .hasMessageContaining(words)
        .hasMessageEndingWith(": ask for board:virt0");
  }

  @ParameterizedTest
  @CsvSource({
    "jvm, ''",
    "board:esp, esp",
    "board:esp+tls, esp",
    "board:esp+ws+921600, esp",
    "board:a+b, a+b"
  })
  void theBoardOfATargetIsTheSameHoweverItIsUsed(String target, String board) {
    assertThat(BoardName.boardOf(target)).isEqualTo(board);
  }
}
