package dev.wiretwin.bridge.virtual.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every place where TCP may cut a handshake or a frame in two. Expectations follow the C source.
 */
class SplitsTest {
  private static final int STATUS_END = 12;
  private static final int ACCEPT_END = 97 + 28;
  private static final int HANDSHAKE = ACCEPT_END + 4;
  private static final String TEXT = "8110" + "61".repeat(16);
  private static final String LONG_TEXT = "817e00c8" + "62".repeat(200);
  private static final String MASKED = "818800000001" + "63".repeat(8);

  static IntStream handshakeCuts() {
    return IntStream.range(1, HANDSHAKE);
  }

  @ParameterizedTest
  @MethodSource("handshakeCuts")
  void aHandshakeInTwoSegments(int cut) {
    String client = "{do:'new'},{do:'connect',url:'ws://127.0.0.1:{port}/'}";
    String text = "{do:'send',hex:'810178',delay_ms:60}";
    Scene scene =
        Scene.play(
            client, "{do:'send_handshake',split_at:[" + cut + "],split_delay_ms:60}," + text);
    assertThat(scene.diagnoses()).isEmpty();
    if (cut < STATUS_END) {
      assertThat(scene.events()).containsExactly("close -17");
    } else if (cut < ACCEPT_END) {
      assertThat(scene.events()).containsExactly("close -7");
    } else if (cut < HANDSHAKE - 1) {
      // CR LF taken for a frame of ten or more bytes, which swallows the text
      assertThat(scene.events()).containsExactly("connection");
    } else {
      // LF and the NUL behind the segment: a first fragment without payload
      assertThat(scene.events()).containsExactly("connection", "close -10");
    }
  }

  static IntStream textCuts() {
    return IntStream.range(1, TEXT.length() / 2);
  }

  @ParameterizedTest
  @MethodSource("textCuts")
  void aFrameInTwoSegments(int cut) {
    split(TEXT, cut, 2, "receive 1 " + "61".repeat(16));
  }

  static IntStream longCuts() {
    return IntStream.range(1, LONG_TEXT.length() / 2);
  }

  @ParameterizedTest
  @MethodSource("longCuts")
  void aFrameWithALongLengthInTwoSegments(int cut) {
    split(LONG_TEXT, cut, 4, "receive 1 " + "62".repeat(200));
  }

  static IntStream maskedCuts() {
    return IntStream.range(1, MASKED.length() / 2);
  }

  /** Unmasking passes the end of the segment, but for the NUL behind it. */
  @ParameterizedTest
  @MethodSource("maskedCuts")
  void aMaskedFrameInTwoSegments(int cut) {
    // unmasked twice where it came first: 63 63 63 63 ^ 1, back again
    split(MASKED, cut, MASKED.length() / 2 - 1, "receive 1 " + "63".repeat(7) + "62");
  }

  private static void split(String hex, int cut, int firstGood, String expected) {
    Scene scene = Scene.receiving(hex.substring(0, 2 * cut), hex.substring(2 * cut));
    assertThat(HexFormat.of().parseHex(hex).length).isGreaterThan(cut);
    if (cut < firstGood) {
      assertThat(scene.diagnoses()).singleElement().asString().startsWith("undefined: ");
      assertThat(scene.events()).isSubsetOf(List.of("connection", "receive 1"));
    } else {
      assertThat(scene.diagnoses()).isEmpty();
      assertThat(scene.events()).containsExactly("connection", expected);
    }
  }
}
