package dev.wiretwin.core.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {
  private final RequestReader reader = new RequestReader();

  private ByteBuffer take(String text) {
    ByteBuffer in = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    reader.take(in);
    return in;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nSec-WebSocket-Key: abc\r\n\r\n",
        "GET / HTTP/1.1\nSEC-WEBSOCKET-KEY:abc\n\n",
        "\r\nGET /\r\nHost: x\r\nsec-websocket-key: \tabc \r\nEmpty:\r\n\r\n"
      })
  void theHeadEndsAtTheFirstEmptyLineAndNotOneByteLater(String head) {
    ByteBuffer in = take(head + "\r\nXY");
    assertThat(reader.isComplete()).isTrue();
    assertThat(reader.head().text()).isEqualTo(head);
    assertThat(reader.key()).isEqualTo("abc");
    assertThat(in.remaining()).isEqualTo(4);
  }

  @Test
  void aHeadMayComeByteByByte() {
    String head = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    for (char c : head.toCharArray()) {
      assertThat(reader.isComplete()).isFalse();
      take(String.valueOf(c));
    }
    assertThat(reader.isComplete()).isTrue();
    assertThat(reader.head().text()).isEqualTo(head);
    assertThat(reader.key()).isEmpty();
  }

  @Test
  void whatThereIsOfAHeadCanBeLookedAt() {
    take("GET /");
    assertThat(reader.tail().bytes().text()).isEqualTo("GET /");
  }

  @Test
  void aHeadWithoutEndIsKeptUpToALimitAndNeverComplete() {
    take("x".repeat(RequestReader.MAX_BYTES));
    assertThat(reader.isTooLong()).isFalse();
    ByteBuffer in = take("x\r\n\r\nrest");
    assertThat(reader.isTooLong()).isTrue();
    assertThat(in.hasRemaining()).isFalse();
    assertThat(take("\r\n\r\n").hasRemaining()).isFalse();
    assertThat(reader.isComplete()).isFalse();
    assertThat(reader.head().length()).isEqualTo(RequestReader.MAX_BYTES);
  }
}
