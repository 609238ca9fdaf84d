package dev.wiretwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Bytes;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameWordsTest {
  private static TargetReport.Frame frame(boolean fin, int rsv, int opcode, String hex) {
    return new TargetReport.Frame(1, fin, rsv, opcode, true, Payload.of(Bytes.fromHex(hex), 512));
  }

  @Test
  void opcodesHaveNames() {
    assertThat(IntStream.of(0, 1, 2, 8, 9, 10, 11, -1).mapToObj(FrameWords::opcode))
        .containsExactly(
            "continuation", "text", "binary", "close", "ping", "pong", "opcode 11", "no opcode");
  }

  @Test
  void aHeaderIsTold() {
    assertThat(FrameWords.header(frame(true, 0, 1, "61")))
        .isEqualTo("FIN · opcode 1 · 1 byte · masked");
    assertThat(FrameWords.header(frame(false, 4, 2, "6161")))
        .isEqualTo("not FIN · RSV 4 · opcode 2 · 2 bytes · masked");
  }

  @Test
  void aCloseFrameSaysCodeAndReason() {
    assertThat(FrameWords.content(frame(true, 0, 8, "03e96f6b"))).isEqualTo("1001 \"ok\"");
    assertThat(FrameWords.content(frame(true, 0, 8, "03e8"))).isEqualTo("1000");
    assertThat(FrameWords.content(frame(true, 0, 8, ""))).isEqualTo("no code");
    assertThat(FrameWords.close(frame(true, 0, 8, "03")).code()).isEqualTo(1005);
  }

  @Test
  void payloadsAreToldShortly() {
    assertThat(FrameWords.content(frame(true, 0, 1, "6869"))).isEqualTo("\"hi\"");
    assertThat(FrameWords.content(frame(true, 0, 2, "00ff"))).isEqualTo("00ff");
    assertThat(FrameWords.content(frame(true, 0, 9, ""))).isEmpty();
    assertThat(FrameWords.shortly(Payload.of(Bytes.utf8("a".repeat(33)), 100)))
        .isEqualTo('"' + "a".repeat(32) + "…\"");
    assertThat(FrameWords.shortly(Payload.of(Bytes.fromHex("ff".repeat(17)), 100)))
        .isEqualTo("ff".repeat(16) + "…");
  }

  @Test
  void aDumpHasOffsetsHexAndAscii() {
    assertThat(FrameWords.dump(Bytes.fromHex("41".repeat(16) + "0042")))
        .isEqualTo(
            "0000  "
                + "41 ".repeat(16)
                + " "
                + "A".repeat(16)
                + "\n0010  00 42 "
                + " ".repeat(42)
                + " .B");
    assertThat(FrameWords.dump(Bytes.EMPTY)).isEmpty();
  }
}
