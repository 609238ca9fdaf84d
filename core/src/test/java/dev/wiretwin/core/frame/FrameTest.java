package dev.wiretwin.core.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FrameTest {
  static Stream<Arguments> lines() {
    return Stream.of(
        line(text("Hello"), "text fin 5 bytes \"Hello\""),
        line(text(""), "text fin 0 bytes"),
        line(new Frame(false, 4, 1, Bytes.utf8("Hi")), "text rsv1 2 bytes \"Hi\""),
        line(new Frame(false, 3, 0, Bytes.EMPTY), "continuation rsv2 rsv3 0 bytes"),
        line(new Frame(true, 7, 3, Bytes.EMPTY), "opcode-0x3 fin rsv1 rsv2 rsv3 0 bytes"),
        line(new Frame(true, 0, 2, Bytes.utf8("A")), "binary fin 1 bytes 41"),
        line(
            new Frame(true, 0, 2, Bytes.of(new byte[17])),
            "binary fin 17 bytes" + " 00".repeat(16) + " …"),
        line(close("03e8"), "close fin 2 bytes 1000"),
        line(close("03e9627965"), "close fin 5 bytes 1001 \"bye\""),
        line(close("03"), "close fin 1 bytes \"\\u{3}\""),
        line(close("03e9ff"), "close fin 3 bytes 1001 ff"),
        line(new Frame(true, 0, 1, Bytes.fromHex("41ff")), "text fin 2 bytes 41 ff"),
        line(text("a\"\\\n\r\t"), "text fin 6 bytes \"a\\\"\\\\\\n\\r\\t\""),
        line(text("\u001b[2J\u202e"), "text fin 7 bytes \"\\u{1b}[2J\\u{202e}\""),
        line(
            text("\u2028\u2029\ue000\uffff"),
            "text fin 12 bytes \"\\u{2028}\\u{2029}\\u{e000}\\u{ffff}\""),
        line(text("x".repeat(49)), "text fin 49 bytes \"" + "x".repeat(48) + "…\""),
        line(text("x".repeat(48)), "text fin 48 bytes \"" + "x".repeat(48) + "\""),
        line(text("x".repeat(47) + "é"), "text fin 49 bytes \"" + "x".repeat(47) + "…\""),
        line(text("春".repeat(100)), "text fin 300 bytes \"" + "春".repeat(16) + "…\""),
        line(
            new Frame(true, 0, 1, Bytes.fromHex("80".repeat(60))),
            "text fin 60 bytes" + " 80".repeat(16) + " …"));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void isOneSafeLine(Frame frame, String line) {
    assertThat(frame).hasToString(line);
  }

  @Test
  void fieldsThatHaveNoBitsOnTheWireAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Frame(true, 8, 1, Bytes.EMPTY))
        .withMessageContaining("rsv");
    assertThatIllegalArgumentException().isThrownBy(() -> new Frame(true, -1, 1, Bytes.EMPTY));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Frame(true, 0, 16, Bytes.EMPTY))
        .withMessageContaining("opcode");
    assertThatIllegalArgumentException().isThrownBy(() -> new Frame(true, 0, -1, Bytes.EMPTY));
    assertThatNullPointerException().isThrownBy(() -> new Frame(true, 0, 1, null));
  }

  private static Arguments line(Frame frame, String line) {
    return Arguments.of(frame, line);
  }

  private static Frame text(String text) {
    return new Frame(true, 0, Opcode.TEXT, Bytes.utf8(text));
  }

  private static Frame close(String hex) {
    return new Frame(true, 0, Opcode.CLOSE, Bytes.fromHex(hex));
  }
}
