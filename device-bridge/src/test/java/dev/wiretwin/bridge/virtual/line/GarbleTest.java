package dev.wiretwin.bridge.virtual.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GarbleTest {
  private static final byte[] TEXT =
      "\r\nNodeMCU 3.0.0.0 built with the love of many\r\n> print(node.heap())\r\n41234\r\n> "
          .repeat(10)
          .getBytes(StandardCharsets.ISO_8859_1);

  private static byte[] heard(int from, int to, long seed, byte[] sent) {
    Garble garble = new Garble(from, to, seed);
    ByteRing into = new ByteRing(sent.length * Garble.MOST);
    for (byte b : sent) {
      garble.pass(b, into);
    }
    garble.pause(into);
    byte[] all = new byte[into.size()];
    into.take(all, all.length);
    return all;
  }

  private static long printable(byte[] bytes) {
    int count = 0;
    for (byte b : bytes) {
      count += b >= 0x20 && b < 0x7F || b == '\r' || b == '\n' ? 1 : 0;
    }
    return 100L * count / bytes.length;
  }

  // VB-60
  @Test
  void textAtAWrongRateIsMostlyNotText() {
    for (int[] rates :
        new int[][] {{115200, 9600}, {9600, 115200}, {74880, 115200}, {115200, 74880}}) {
      byte[] heard = heard(rates[0], rates[1], 1, TEXT);
      assertThat(heard.length).isPositive();
      assertThat(printable(heard)).as("%d to %d", rates[0], rates[1]).isLessThan(60);
    }
  }

  // VB-60
  @Test
  void brokenFramesComeOutAsNulNowAndThen() {
    byte[] heard = heard(9600, 115200, 1, TEXT);
    assertThat(heard).contains(0).hasSizeGreaterThan(TEXT.length);
  }

  // VB-60
  @Test
  void aByteGetsThroughNowAndThen() {
    byte[] same = new byte[10_000];
    Arrays.fill(same, (byte) '~');
    int through = 0;
    for (byte b : heard(9600, 115200, 1, same)) {
      through += b == '~' ? 1 : 0;
    }
    assertThat(through).isBetween(100, 300);
  }

  @Test
  void aFasterSenderIsHeardAsFewerBytes() {
    byte[] heard = heard(115200, 9600, 1, TEXT);
    assertThat(heard.length).isLessThan(TEXT.length / 4);
  }

  // VB-03
  @Test
  void theSameSeedHearsTheSame() {
    byte[] heard = heard(74880, 115200, 5, TEXT);
    assertThat(heard(74880, 115200, 5, TEXT)).isEqualTo(heard);
    assertThat(heard(74880, 115200, 6, TEXT)).isNotEqualTo(heard);
  }

  @Test
  void noByteBecomesMoreThanTheMost() {
    for (int value = 0; value < 256; value++) {
      for (int from : new int[] {300, 9600, 57600}) {
        Garble garble = new Garble(from, 3_686_400, value);
        ByteRing into = new ByteRing(100);
        garble.pass((byte) value, into);
        garble.pause(into);
        assertThat(into.size()).isLessThanOrEqualTo(Garble.MOST);
      }
    }
  }

  @Test
  void samplingAtTheRightRateIsRight() {
    byte[] heard = heard(115200, 115200, 1, new byte[] {0, 1, 0x55, -1, 'U', -128});
    assertThat(heard).containsSubsequence(0, 1, 0x55, -1, 'U', -128);
  }

  @Test
  void ratesNearbyAreTheSameToHardware() {
    assertThat(Garble.sameRate(115740, 115200)).isTrue();
    assertThat(Garble.sameRate(250000, 256000)).isTrue();
    assertThat(Garble.sameRate(74880, 115200)).isFalse();
    assertThat(Garble.sameRate(9600, 115200)).isFalse();
  }
}
