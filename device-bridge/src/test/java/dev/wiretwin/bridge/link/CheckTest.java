package dev.wiretwin.bridge.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CheckTest {
  private static final int MODULUS = 65_521;

  /** The same written plainly, from what the package says. */
  private static int plain(byte[] bytes, int start) {
    long a = start;
    long c = 0;
    int i = 0;
    for (; bytes.length - i >= 8; i += 8) {
      for (int pair = 0; pair < 4; pair++) {
        a += (bytes[i + 2 * pair] & 0xFF) * 256 + (bytes[i + 2 * pair + 1] & 0xFF);
        c = (c + a) % MODULUS;
      }
    }
    for (; i < bytes.length; i++) {
      a += bytes[i] & 0xFF;
      c = (c + a) % MODULUS;
    }
    return (int) (a % 65_536 << 16 | c);
  }

  private static byte[] some(int seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  @Test
  void ofNothingIsTheSession() {
    assertThat(Check.of(new byte[0], 0, 0)).isZero();
    assertThat(Check.of(new byte[0], 0, 0x1234)).isEqualTo(0x1234_0000);
  }

  @Test
  void ofEightBytesGoesByPairs() {
    byte[] bytes = "abcdefgh".getBytes(StandardCharsets.US_ASCII);
    // 6162, +6364, +6566, +6768, modulo 65536; their sum modulo 65521
    int a1 = 0x6162;
    int a2 = a1 + 0x6364;
    int a3 = a2 + 0x6566;
    int a4 = a3 + 0x6768;
    assertThat(Check.of(bytes, 8, 0)).isEqualTo(a4 % 65_536 << 16 | (a1 + a2 + a3 + a4) % MODULUS);
  }

  @Test
  void ofAnyLengthIsWhatThePlainSumsAre() {
    for (int length = 0; length <= 246; length++) {
      byte[] bytes = some(length, length);
      int session = length * 266;
      assertThat(Check.of(bytes, length, session)).isEqualTo(plain(bytes, session));
    }
  }

  @Test
  void theSumsDoNotOverflowOverALongestFrameOfHighBytes() {
    byte[] bytes = new byte[246];
    java.util.Arrays.fill(bytes, (byte) 0xFF);
    assertThat(Check.of(bytes, bytes.length, 65_520)).isEqualTo(plain(bytes, 65_520));
  }

  @Test
  void eachChangeOfOneByteIsFound() {
    for (int length : new int[] {1, 7, 8, 15, 33}) {
      byte[] bytes = some(length, length);
      int was = Check.of(bytes, length, 777);
      for (int at = 0; at < length; at++) {
        for (int by = 1; by < 256; by++) {
          bytes[at] ^= (byte) by;
          assertThat(Check.of(bytes, length, 777)).isNotEqualTo(was);
          bytes[at] ^= (byte) by;
        }
      }
    }
  }

  @Test
  void eachChangeOfTwoBitsIsFound() {
    byte[] bytes = some(3, 60);
    int was = Check.of(bytes, bytes.length, 777);
    for (int one = 0; one < 8 * bytes.length; one++) {
      for (int other = 0; other < one; other++) {
        turn(bytes, one);
        turn(bytes, other);
        assertThat(Check.of(bytes, bytes.length, 777)).isNotEqualTo(was);
        turn(bytes, one);
        turn(bytes, other);
      }
    }
  }

  private static void turn(byte[] bytes, int bit) {
    bytes[bit / 8] ^= (byte) (1 << bit % 8);
  }

  @Test
  void changesOfTwoBytesInDifferentPairsAreFound() {
    Random random = new Random(11);
    for (int i = 0; i < 50_000; i++) {
      byte[] bytes = some(i, 64);
      int was = Check.of(bytes, bytes.length, 9);
      int one = random.nextInt(32) * 2;
      int other = (one + 2 + random.nextInt(31) * 2) % 64;
      bytes[one + random.nextInt(2)] += (byte) (1 + random.nextInt(255));
      bytes[other + random.nextInt(2)] += (byte) (1 + random.nextInt(255));
      assertThat(Check.of(bytes, bytes.length, 9)).isNotEqualTo(was);
    }
  }

  @Test
  void bytesThatChangePlacesAreFound() {
    byte[] bytes = some(5, 40);
    int was = Check.of(bytes, bytes.length, 1);
    for (int i = 1; i < bytes.length; i++) {
      if (bytes[i] != bytes[i - 1]) {
        byte b = bytes[i];
        bytes[i] = bytes[i - 1];
        bytes[i - 1] = b;
        assertThat(Check.of(bytes, bytes.length, 1)).isNotEqualTo(was);
        bytes[i - 1] = bytes[i];
        bytes[i] = b;
      }
    }
  }

  @Test
  void pairsThatOneModulusMakesEqualAreToldByTheOther() {
    byte[] low = new byte[8];
    byte[] high = new byte[8];
    high[0] = (byte) 0xFF;
    high[1] = (byte) 0xF1;
    assertThat(Check.of(high, 8, 5)).isNotEqualTo(Check.of(low, 8, 5));
  }

  @Test
  void eachSessionHasAnother() {
    byte[] bytes = some(8, 20);
    assertThat(Check.of(bytes, 20, 65_520)).isNotEqualTo(Check.of(bytes, 20, 1));
    assertThat(Check.of(bytes, 20, 2)).isNotEqualTo(Check.of(bytes, 20, 1));
  }
}
