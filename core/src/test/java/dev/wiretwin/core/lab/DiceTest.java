package dev.wiretwin.core.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DiceTest {
  private static final long[] FIRST_TEN = {4, 3, 1, 4, 0, 5, 0, 4, 0, 3};

  private static long[] throwsOf(long seed, long stream) {
    Dice dice = new Dice(seed, stream);
    return LongStream.generate(() -> dice.upTo(99)).limit(50).toArray();
  }

  @Test
  void theSameSeedThrowsTheSame() {
    assertThat(throwsOf(42, 3)).isEqualTo(throwsOf(42, 3));
    assertThat(throwsOf(42, 3)).isNotEqualTo(throwsOf(43, 3)).isNotEqualTo(throwsOf(42, 4));
  }

  @Test
  void whatASeedThrowsIsTheSameInEveryVersion() {
    Dice dice = new Dice(1, 0);
    assertThat(LongStream.generate(() -> dice.upTo(5)).limit(10).toArray())
        .containsExactly(FIRST_TEN);
  }

  @Test
  void everySideComesUpAboutEquallyOften() {
    Dice dice = new Dice(7, 0);
    int[] count = new int[6];
    for (int i = 0; i < 60_000; i++) {
      count[(int) dice.upTo(5)]++;
    }
    for (int side : count) {
      assertThat(side).isBetween(9_500, 10_500);
    }
  }

  @Test
  void theLargestDieHasNoNegativeSide() {
    Dice dice = new Dice(7, 0);
    assertThat(LongStream.generate(() -> dice.upTo(Long.MAX_VALUE)).limit(100))
        .allMatch(side -> side >= 0);
    assertThat(dice.upTo(0)).isZero();
  }
}
