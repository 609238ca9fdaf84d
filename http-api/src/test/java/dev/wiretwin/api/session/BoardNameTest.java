package dev.wiretwin.api.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.bridge.at.AtWay;
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
    assertThat(BoardName.of(words)).isEqualTo(new BoardName(id, way));
  }

  @ParameterizedTest
  @ValueSource(strings = {"esp+", "esp+TLS", "esp+usual", "+ws", "/dev/serial/by-id/a+b"})
  void whatIsNoWayBelongsToTheName(String words) {
    assertThat(BoardName.of(words)).isEqualTo(new BoardName(words, AtWay.TCP));
  }

  @Test
  void luaFirmwareKnowsOnlyTheUsualOne() {
    new BoardName("virt0", AtWay.TCP).demandUsual();
    assertThatThrownBy(() -> new BoardName("virt0", AtWay.WEBSOCKET).demandUsual())
        .isInstanceOfSatisfying(
            Refusal.class, why -> assertThat(why.code()).isEqualTo(RefusalCode.BOARD_UNSUITABLE))
        .hasMessageContaining("virt0 has no AT firmware");
  }

  @ParameterizedTest
  @CsvSource({
    "jvm, ''",
    "board:esp, esp",
    "board:esp+tls, esp",
    "board:esp+ws, esp",
    "board:a+b, a+b"
  })
  void theBoardOfATargetIsTheSameWhateverTheWay(String target, String board) {
    assertThat(BoardName.boardOf(target)).isEqualTo(board);
  }
}
