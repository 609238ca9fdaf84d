package dev.wiretwin.bridge.virtual.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DiceTest {
  private static String throwsOf(long seed, long stream) {
    Dice dice = new Dice(seed, stream);
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      all.append(dice.oneTo(6)).append(dice.hits(0.5) ? '+' : '-');
    }
    return all.toString();
  }

  @Test
  void seedAndStreamDecideAllThrows() {
    assertThat(throwsOf(1, 2))
        .isEqualTo(throwsOf(1, 2))
        .isNotEqualTo(throwsOf(2, 2))
        .isNotEqualTo(throwsOf(1, 3));
  }

  @Test
  void allFacesComeAndNoOthers() {
    assertThat(throwsOf(7, 7).replaceAll("[+-]", "").chars().distinct().sorted().toArray())
        .containsExactly('1', '2', '3', '4', '5', '6');
  }

  @Test
  void hitsAreAsFrequentAsAskedFor() {
    Dice dice = new Dice(3, 0);
    int hits = 0;
    for (int i = 0; i < 10_000; i++) {
      hits += dice.hits(0.1) ? 1 : 0;
    }
    assertThat(hits).isBetween(900, 1100);
    assertThat(dice.hits(0)).isFalse();
    assertThat(dice.hits(1)).isTrue();
  }
}
