package dev.wiretwin.bridge.serial.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ComPortTest {
  private static String hex(ComPort command) {
    return HexFormat.of().formatHex(command.bytes());
  }

  @Test
  void commandsAreWrittenAsTheRfcSays() {
    assertThat(hex(ComPort.baud(115200))).isEqualTo("fffa2c010001c200fff0");
    assertThat(hex(ComPort.baud(255))).isEqualTo("fffa2c01000000fffffff0");
    assertThat(hex(ComPort.one(ComPort.DATA_SIZE, 8))).isEqualTo("fffa2c0208fff0");
    assertThat(hex(ComPort.noFlowControl())).isEqualTo("fffa2c0501fff0");
    assertThat(hex(ComPort.dtr(true))).isEqualTo("fffa2c0508fff0");
    assertThat(hex(ComPort.dtr(false))).isEqualTo("fffa2c0509fff0");
    assertThat(hex(ComPort.rts(true))).isEqualTo("fffa2c050bfff0");
    assertThat(hex(ComPort.rts(false))).isEqualTo("fffa2c050cfff0");
    assertThat(hex(ComPort.purge())).isEqualTo("fffa2c0c03fff0");
  }

  @Test
  void answersAreReadWithTheirValue() {
    ComPort baud = ComPort.of(new byte[] {101, 0, 1, (byte) 0xC2, 0});
    assertThat(baud.command()).isEqualTo(ComPort.BAUD);
    assertThat(baud.number()).isEqualTo(115200);
    assertThat(baud.sameAs(ComPort.baud(115200))).isTrue();
    assertThat(baud.sameAs(ComPort.baud(9600))).isFalse();
    assertThat(ComPort.of(new byte[] {105, 8}).number()).isEqualTo(8);
    assertThat(ComPort.of(new byte[] {5, 8}).sameAs(ComPort.dtr(true))).isTrue();
  }

  @Test
  void whatIsNoAnswerHasNoNumber() {
    assertThat(ComPort.of(new byte[0]).number()).isEqualTo(-1);
    assertThat(ComPort.of(new byte[0]).command()).isZero();
    assertThat(ComPort.of(new byte[] {101, 1, 2}).number()).isEqualTo(-1);
  }
}
