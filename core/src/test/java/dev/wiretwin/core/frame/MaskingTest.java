package dev.wiretwin.core.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MaskingTest {
  private static final int KEY = 0x37FA213D;

  private final SplittableRandom random = new SplittableRandom(6455);

  @Test
  void theRfcsExampleComesOut() {
    byte[] hello = Bytes.utf8("Hello").toArray();

    Masking.apply(hello, 0, 5, KEY, 0);

    assertThat(hello).isEqualTo(Bytes.fromHex("7f9f4d5158").toArray());
  }

  @Test
  void everyLengthAndPhaseIsByteForByteTheRfcsFormula() {
    for (int length = 0; length <= 200; length++) {
      for (int phase = 0; phase < 9; phase++) {
        int from = random.nextInt(20);
        int key = random.nextInt();
        byte[] bytes = randomBytes(from + length + 10);
        byte[] expected = masked(bytes, from, length, key, phase);

        Masking.apply(bytes, from, length, key, phase);

        assertThat(bytes).as("length %d, phase %d", length, phase).isEqualTo(expected);
      }
    }
  }

  @Test
  void copyingMasksTheCopyAlone() {
    for (int length = 0; length <= 300; length++) {
      int key = random.nextInt();
      byte[] source = randomBytes(length + 7);
      byte[] untouched = source.clone();
      byte[] target = randomBytes(length + 11);
      byte[] expected = target.clone();
      System.arraycopy(masked(source, 3, length, key, 0), 3, expected, 5, length);

      Masking.copy(source, 3, target, 5, length, key);

      assertThat(target).as("length %d", length).isEqualTo(expected);
      assertThat(source).isEqualTo(untouched);
    }
  }

  @Test
  void maskingTwiceIsNothing() {
    byte[] bytes = randomBytes(100_003);
    byte[] before = bytes.clone();

    Masking.apply(bytes, 1, 100_001, KEY, 2);
    assertThat(bytes).isNotEqualTo(before);
    Masking.apply(bytes, 1, 100_001, KEY, 2);

    assertThat(bytes).isEqualTo(before);
  }

  @Test
  void chunksWithTheirPhasesGiveTheSameAsAllAtOnce() {
    for (int round = 0; round < 300; round++) {
      int length = random.nextInt(500);
      byte[] whole = randomBytes(length);
      byte[] pieces = whole.clone();

      Masking.apply(whole, 0, length, KEY, 0);
      for (int at = 0; at < length; ) {
        int piece = 1 + random.nextInt(Math.min(40, length - at));
        Masking.apply(pieces, at, piece, KEY, at);
        at += piece;
      }

      assertThat(pieces).isEqualTo(whole);
    }
  }

  /** RFC 6455 §5.3 in its own words: octet i is XORed with key octet i mod 4. */
  private static byte[] masked(byte[] bytes, int from, int length, int key, int phase) {
    byte[] result = bytes.clone();
    byte[] octets = {(byte) (key >> 24), (byte) (key >> 16), (byte) (key >> 8), (byte) key};
    for (int i = 0; i < length; i++) {
      result[from + i] ^= octets[(phase + i) % 4];
    }
    return result;
  }

  private byte[] randomBytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
