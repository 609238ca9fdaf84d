package dev.wiretwin.bench.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketEchoTest {
  private static final String REQUEST =
      "GET / HTTP/1.1\r\nHost: h\r\nsec-websocket-key:  dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

  private final WebSocketEcho echo = new WebSocketEcho();

  @Test
  void theUpgradeIsAnsweredWithTheAcceptKeyOfTheRfc() {
    String response = new String(answer(ascii(REQUEST), 7), StandardCharsets.US_ASCII);
    assertThat(response)
        .startsWith("HTTP/1.1 101 ")
        .endsWith("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n");
  }

  static Stream<Integer> choppings() {
    return Stream.of(1, 2, 3, 5, 7, 64, 1000, 4096, 300_000);
  }

  @ParameterizedTest
  @MethodSource("choppings")
  void framesOfAllSizesComeBackUnmaskedHoweverTheyAreChopped(int chop) {
    answer(ascii(REQUEST), 1000);
    ByteArrayOutputStream in = new ByteArrayOutputStream();
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    Random random = new Random(4);
    for (int size : new int[] {0, 1, 32, 125, 126, 7, 1024, 65535, 65536, 33, 32}) {
      byte[] payload = new byte[size];
      random.nextBytes(payload);
      in.writeBytes(frame(0x81, payload, random.nextInt()));
      expected.writeBytes(frame(0x81, payload, 0, false));
    }
    assertThat(answer(in.toByteArray(), chop)).isEqualTo(expected.toByteArray());
    assertThat(echo.isFinished()).isFalse();
  }

  @Test
  void aPingComesBackAsPongAndAPongNotAtAll() {
    answer(ascii(REQUEST), 1000);
    byte[] hello = ascii("hello");
    assertThat(answer(frame(0x89, hello, 17), 100)).isEqualTo(frame(0x8A, hello, 0, false));
    assertThat(answer(frame(0x8A, hello, 17), 3)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 10})
  void aCloseIsEchoedAndEndsTheConnection(int size) {
    answer(ascii(REQUEST), 1000);
    byte[] body = new byte[size];
    assertThat(answer(frame(0x88, body, 99), 4)).isEqualTo(frame(0x88, body, 0, false));
    assertThat(echo.isFinished()).isTrue();
  }

  /** Lets the echo have the bytes in pieces, as the server would, and gathers what it answers. */
  private byte[] answer(byte[] bytes, int chop) {
    ByteArrayOutputStream answers = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocateDirect(400_000).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < bytes.length; from += chop) {
      int length = Math.min(chop, bytes.length - from);
      buffer.clear().position(EchoProtocol.HEADROOM).put(bytes, from, length).flip();
      byte[] answer = new byte[echo.answer(buffer, EchoProtocol.HEADROOM)];
      buffer.get(0, answer);
      answers.writeBytes(answer);
    }
    return answers.toByteArray();
  }

  private static byte[] frame(int first, byte[] payload, int key) {
    return frame(first, payload, key, true);
  }

  private static byte[] frame(int first, byte[] payload, int key, boolean masked) {
    int bit = masked ? 0x80 : 0;
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 14).put((byte) first);
    if (payload.length < 126) {
      frame.put((byte) (bit | payload.length));
    } else if (payload.length < 65536) {
      frame.put((byte) (bit | 126)).putShort((short) payload.length);
    } else {
      frame.put((byte) (bit | 127)).putLong(payload.length);
    }
    if (masked) {
      frame.putInt(key);
    }
    for (int i = 0; i < payload.length; i++) {
      frame.put((byte) (masked ? payload[i] ^ key >> 8 * (3 - i % 4) : payload[i]));
    }
    byte[] bytes = new byte[frame.position()];
    frame.flip().get(bytes);
    return bytes;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
