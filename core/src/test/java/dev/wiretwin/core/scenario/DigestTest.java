package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Bytes;
import org.junit.jupiter.api.Test;

class DigestTest {
  @Test
  void itIsWhatTheRecordedVectorsCallHash31() {
    assertThat(Digest.of(Bytes.EMPTY)).isEqualTo(new Digest(0, 0));
    assertThat(Digest.of(Bytes.utf8("ab"))).isEqualTo(new Digest(2, 97 * 31 + 98));
    byte[] letters = new byte[1000];
    for (int i = 0; i < letters.length; i++) {
      letters[i] = (byte) ('a' + i % 26);
    }
    assertThat(Digest.of(Bytes.of(letters))).isEqualTo(new Digest(1000, 2631085492L));
  }

  @Test
  void bytesAreNotNegative() {
    assertThat(Digest.of(Bytes.fromHex("ff")).hash31()).isEqualTo(255);
  }
}
