package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PipeTest {
  private final Pipe pipe = new Pipe();

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void whatIsWrittenIsReadInOrder() {
    pipe.write(bytes("abc"));
    pipe.write(bytes("def"));
    assertThat(pipe.records()).isEqualTo(1);
    assertThat(pipe.read(4)).isEqualTo(bytes("abcd"));
    assertThat(pipe.read(4)).isEqualTo(bytes("ef"));
    assertThat(pipe.read(4)).isNull();
    assertThat(pipe.isEmpty()).isTrue();
  }

  @Test
  void recordsHave256Bytes() {
    pipe.write(new byte[200]);
    pipe.write(new byte[400]);
    assertThat(pipe.records()).isEqualTo(3);
    pipe.unread(new byte[300]);
    assertThat(pipe.records()).isEqualTo(5);
    assertThat(pipe.read(1000)).hasSize(900);
  }

  @Test
  void aDelimiterEndsARead() {
    pipe.write(bytes("one\ntwo\n\nrest"));
    assertThat(pipe.readTo((byte) '\n', false)).isEqualTo(bytes("one"));
    assertThat(pipe.readTo((byte) '\n', true)).isEqualTo(bytes("two\n"));
    assertThat(pipe.readTo((byte) '\n', false)).isEmpty();
    assertThat(pipe.readTo((byte) '\n', true)).isEqualTo(bytes("rest"));
    assertThat(pipe.readTo((byte) '\n', true)).isNull();
  }

  @Test
  void whatIsPutBackComesFirst() {
    pipe.write(bytes("def"));
    pipe.unread(bytes("abc"));
    assertThat(pipe.records()).isEqualTo(1);
    assertThat(pipe.read(9)).isEqualTo(bytes("abcdef"));
    pipe.unread(bytes("x"));
    pipe.unread(bytes(""));
    pipe.write(bytes(""));
    assertThat(pipe.read(9)).isEqualTo(bytes("x"));
  }

  @Test
  void anyTrafficKeepsTheBytesInOrder() {
    Random random = new Random(3);
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      byte[] some = new byte[random.nextInt(600)];
      random.nextBytes(some);
      String text = new String(some, StandardCharsets.ISO_8859_1);
      switch (random.nextInt(4)) {
        case 0 -> {
          pipe.write(some);
          expected.append(text);
        }
        case 1 -> {
          pipe.unread(some);
          expected.insert(0, text);
        }
        default -> {
          byte[] taken = pipe.read(1 + some.length);
          int length = Math.min(1 + some.length, expected.length());
          assertThat(taken == null ? new byte[0] : taken)
              .isEqualTo(bytes(expected.substring(0, length)));
          expected.delete(0, length);
        }
      }
    }
  }
}
