package dev.wiretwin.api.comparisons;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlanTest {
  private final Plan plan = new Planner(new Bureau().shelf).plan(Bureau.wish(3, "jvm", "board:b"));

  @Test
  void itSaysBeforehandHowLongItTakes() {
    assertThat(plan.atMostMs(0)).isEqualTo(3 * plan.atMostMs(2)).isGreaterThan(3 * 2 * 10_000);
    assertThat(plan.withTimeScale(0.1).atMostMs(0)).isBetween(6_000L, plan.atMostMs(0) / 2);
    assertThat(plan.atMostMs(3)).isZero();
  }

  @Test
  void onlyBoardsAreForOneAtATime() {
    assertThat(plan.boards()).containsExactly("board:b");
  }
}
