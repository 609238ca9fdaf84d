package dev.wiretwin.core.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private final Outbox outbox = new Outbox();

  @Test
  void gathersInOrderWhateverItsSizeBecomes() {
    byte[] expected = new byte[10_000];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = (byte) i;
    }

    for (int from = 0; from < expected.length; from += 100) {
      outbox.append(expected, from, 100);
    }

    assertThat(content()).isEqualTo(expected);
  }

  @Test
  void aClaimStartsWhereTheLastOneEnded() {
    assertThat(outbox.claim(10)).isZero();
    assertThat(outbox.claim(3000)).isEqualTo(10);
    assertThat(outbox.claim(0)).isEqualTo(3010);
    assertThat(outbox.size()).isEqualTo(3010);
    assertThat(outbox.array()).hasSizeGreaterThanOrEqualTo(3010);
  }

  @Test
  void truncatingTakesBackOnlyWhatCameLater() {
    outbox.append(new byte[] {1, 2, 3, 4}, 0, 4);

    outbox.truncate(9);
    assertThat(outbox.size()).isEqualTo(4);
    outbox.truncate(2);
    assertThat(content()).containsExactly(1, 2);
  }

  @Test
  void clearingKeepsAnOrdinaryArray() {
    outbox.claim(200_000);
    byte[] before = outbox.array();

    outbox.clear();

    assertThat(outbox.size()).isZero();
    assertThat(outbox.array()).isSameAs(before);
  }

  @Test
  void clearingGivesBackAnArrayThatOneBurstMadeLarge() {
    outbox.claim(1 << 20);

    outbox.clear();

    assertThat(outbox.size()).isZero();
    assertThat(outbox.array()).hasSizeLessThan(1 << 11);
  }

  @Test
  void aClaimNoArrayCanHoldIsRefusedAndChangesNothing() {
    outbox.append(new byte[] {7}, 0, 1);

    for (int bytes : new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE - 8, -1}) {
      assertThatIllegalStateException().isThrownBy(() -> outbox.claim(bytes));
    }

    assertThat(content()).containsExactly(7);
  }

  private byte[] content() {
    return Arrays.copyOf(outbox.array(), outbox.size());
  }
}
