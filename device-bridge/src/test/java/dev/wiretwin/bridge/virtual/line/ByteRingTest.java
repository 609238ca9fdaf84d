package dev.wiretwin.bridge.virtual.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteRingTest {
  private final ByteRing ring = new ByteRing(3);

  private byte[] all() {
    byte[] into = new byte[10];
    return java.util.Arrays.copyOf(into, ring.take(into, 10));
  }

  @Test
  void aFullRingForgetsTheNewestWhenAdded() {
    assertThat(ring.add((byte) 1) && ring.add((byte) 2) && ring.add((byte) 3)).isTrue();
    assertThat(ring.add((byte) 4)).isFalse();
    assertThat(all()).containsExactly(1, 2, 3);
  }

  @Test
  void aFullRingForgetsTheOldestWhenPushed() {
    for (byte b = 1; b <= 3; b++) {
      assertThat(ring.push(b)).isTrue();
    }
    assertThat(ring.push((byte) 4)).isFalse();
    assertThat(ring.push((byte) 5)).isFalse();
    assertThat(all()).containsExactly(3, 4, 5);
  }

  @Test
  void bytesAreTakenInPieces() {
    ring.add((byte) 1);
    ring.add((byte) 2);
    assertThat(ring.take(new byte[1], 10)).isEqualTo(1);
    assertThat(ring.size()).isEqualTo(1);
    assertThat(ring.free()).isEqualTo(2);
    assertThat(ring.next()).isEqualTo((byte) 2);
    ring.add((byte) 3);
    ring.clear();
    assertThat(ring.size()).isZero();
  }
}
