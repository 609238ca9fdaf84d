package dev.wiretwin.core.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Bytes;
import org.junit.jupiter.api.Test;

class ByteTailTest {
  @Test
  void bytesAreAddedBehindAndDroppedInFront() {
    ByteTail tail = new ByteTail(1000);
    assertThat(tail.add(new byte[] {9, 1, 2, 3, 9}, 1, 3)).isEqualTo(3);
    tail.drop(1);
    tail.add(new byte[] {4}, 0, 1);
    assertThat(tail.bytes()).isEqualTo(Bytes.of(new byte[] {2, 3, 4}));
    tail.drop(3);
    assertThat(tail.bytes()).isEqualTo(Bytes.EMPTY);
  }

  @Test
  void onlyWhatFitsIsTaken() {
    ByteTail tail = new ByteTail(600);
    assertThat(tail.add(new byte[500], 0, 500)).isEqualTo(500);
    assertThat(tail.add(new byte[500], 0, 500)).isEqualTo(100);
    assertThat(tail.add(new byte[500], 0, 500)).isZero();
    assertThat(tail.length()).isEqualTo(600);
  }

  @Test
  void whatWasOncePublishedIsNeverChanged() {
    ByteTail tail = new ByteTail(1000);
    tail.add(new byte[] {1, 2}, 0, 2);
    byte[] published = tail.array();
    tail.drop(1);
    tail.add(new byte[] {7, 7, 7}, 0, 3);
    tail.drop(4);
    tail.add(new byte[] {8, 8}, 0, 2);
    assertThat(published[0]).isEqualTo((byte) 1);
    assertThat(published[1]).isEqualTo((byte) 2);
  }
}
