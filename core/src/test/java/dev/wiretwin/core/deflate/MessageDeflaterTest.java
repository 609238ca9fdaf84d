package dev.wiretwin.core.deflate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.wiretwin.core.frame.Outbox;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageDeflaterTest {
  private static final byte[] TAIL = {0, 0, (byte) 0xFF, (byte) 0xFF};

  @Test
  void helloIsTheExampleOfTheRfc() {
    try (MessageDeflater deflater = new MessageDeflater(15, true)) {
      assertThat(hex(deflate(deflater, "Hello"))).isEqualTo("f248cdc9c90700");
      assertThat(hex(deflate(deflater, "Hello"))).isEqualTo("f248cdc9c90700");
    }
  }

  @Test
  void theSecondHelloRefersToTheFirstAsInTheRfc() {
    try (MessageDeflater deflater = new MessageDeflater(15, false)) {
      assertThat(hex(deflate(deflater, "Hello"))).isEqualTo("f248cdc9c90700");
      assertThat(hex(deflate(deflater, "Hello"))).isEqualTo("f200110000");
    }
  }

  @Test
  void smallMessagesShareEvenTheSmallestWindow() {
    try (MessageDeflater deflater = new MessageDeflater(8, false)) {
      deflate(deflater, "Hello");
      assertThat(hex(deflate(deflater, "Hello"))).isEqualTo("f200110000");
    }
  }

  @Test
  void anEmptyMessageIsOneZeroByteAnyTime() {
    try (MessageDeflater deflater = new MessageDeflater(15, false)) {
      assertThat(hex(deflate(deflater, ""))).isEqualTo("00");
      assertThat(hex(deflate(deflater, ""))).isEqualTo("00");
      deflate(deflater, "Hello");
      assertThat(hex(deflate(deflater, ""))).isEqualTo("00");
      assertThat(hex(deflate(deflater, "Hello"))).isEqualTo("f200110000");
    }
  }

  @Test
  void theResultIsAppendedAndOnlyThePieceAskedForIsRead() {
    Outbox out = new Outbox();
    out.append(new byte[] {1, 2, 3}, 0, 3);
    try (MessageDeflater deflater = new MessageDeflater(15, false)) {
      int length = deflater.deflate("<<Hello>>".getBytes(StandardCharsets.US_ASCII), 2, 5, out);
      assertThat(length).isEqualTo(7);
      assertThat(hex(Arrays.copyOf(out.array(), out.size()))).isEqualTo("010203f248cdc9c90700");
      out.claim(out.array().length - out.size());
      assertThat(deflater.deflate(new byte[0], 0, 0, out)).isEqualTo(1);
      assertThat(out.array()[out.size() - 1]).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "8, true",
    "8, false",
    "9, true",
    "9, false",
    "10, true",
    "10, false",
    "11, true",
    "11, false",
    "12, true",
    "12, false",
    "13, true",
    "13, false",
    "14, true",
    "14, false",
    "15, true",
    "15, false"
  })
  void nothingRefersBackFartherThanTheWindowOrTheMessage(
      int windowBits, boolean noContextTakeover) {
    int window = 1 << windowBits;
    int third = window / 3;
    int[] lengths = {
      1,
      3,
      third,
      third,
      third,
      third,
      third,
      third,
      window - 1,
      window,
      window + 1,
      2 * window,
      3 * window + 17,
      40
    };
    byte[] stream = tempting(new Random(windowBits), window);
    int at = 0;
    ReferenceInflate reference = new ReferenceInflate();
    try (MessageDeflater deflater = new MessageDeflater(windowBits, noContextTakeover)) {
      for (int length : lengths) {
        byte[] message = Arrays.copyOfRange(stream, at, at + length);
        at += length;
        ReferenceInflate reader = noContextTakeover ? new ReferenceInflate() : reference;
        assertThat(reader.inflate(withTail(deflate(deflater, message)))).isEqualTo(message);
        assertThat(reader.maxDistance()).isLessThanOrEqualTo(window);
      }
    }
    if (!noContextTakeover) {
      assertThat(reference.maxDistance()).isGreaterThan(window / 2);
    }
  }

  @Test
  void dataThatCannotBeCompressedGrowsALittleAndComesBack() {
    byte[] noise = new byte[300_000];
    new Random(7).nextBytes(noise);
    try (MessageDeflater deflater = new MessageDeflater(15, false);
        MessageInflater inflater = new MessageInflater(false, noise.length)) {
      byte[] compressed = deflate(deflater, noise);
      assertThat(compressed.length).isBetween(noise.length, noise.length + noise.length / 100);
      Outbox out = new Outbox();
      inflater.inflate(compressed, 0, compressed.length, true, out);
      assertThat(Arrays.copyOf(out.array(), out.size())).isEqualTo(noise);
    }
  }

  @Test
  void closingTwiceIsFineAndUsingAClosedOneIsNot() {
    MessageDeflater used = new MessageDeflater(15, false);
    deflate(used, "Hello");
    used.close();
    used.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> deflate(used, "Hello"))
        .withMessageContaining("closed");
    new MessageDeflater(15, false).close();
  }

  @Test
  void aWindowThatDoesNotExistIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new MessageDeflater(7, false));
    assertThatIllegalArgumentException().isThrownBy(() -> new MessageDeflater(16, false));
  }

  /**
   * Noise that comes again in part from a little less, in part from a little more than a window
   * ago.
   */
  private static byte[] tempting(Random random, int window) {
    byte[] stream = new byte[11 * window];
    random.nextBytes(stream);
    int near = window * 3 / 4;
    int far = window * 5 / 4;
    for (int at = far; at < stream.length; at++) {
      stream[at] = stream[at - (at / 32 % 2 == 0 ? near : far)];
    }
    return stream;
  }

  private static byte[] deflate(MessageDeflater deflater, String message) {
    return deflate(deflater, message.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] deflate(MessageDeflater deflater, byte[] message) {
    Outbox out = new Outbox();
    int length = deflater.deflate(message, 0, message.length, out);
    assertThat(length).isEqualTo(out.size());
    return Arrays.copyOf(out.array(), length);
  }

  private static byte[] withTail(byte[] payload) {
    byte[] whole = Arrays.copyOf(payload, payload.length + TAIL.length);
    System.arraycopy(TAIL, 0, whole, payload.length, TAIL.length);
    return whole;
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
