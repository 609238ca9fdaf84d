package dev.wiretwin.api.comparisons;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.compare.SuiteEstimate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanTest {
  private final Plan plan = new Planner(new Bureau().shelf).plan(Bureau.wish(3, "jvm", "board:b"));

  @Test
  void itSaysBeforehandHowLongItTakes() {
    SuiteEstimate whole = plan.estimate(0, Set.of());
    assertThat(whole.longestMs()).isGreaterThan(3 * 2 * 10_000);
    assertThat(plan.estimate(2, Set.of()).longestMs() * 3).isEqualTo(whole.longestMs());
  }

  @Test
  void aBoardInRealTimeTakesItsTimeWhateverIsAskedFor() {
    Plan fast = plan.withTimeScale(0.1);
    assertThat(fast.estimate(0, Set.of()).usualMs()).isLessThan(10_000);
    assertThat(fast.estimate(0, Set.of("board:b")).usualMs()).isGreaterThan(30_000);
  }

  @Test
  void theLongerAScenarioRunsTheLessIsLeftOfItAlone() {
    long whole = plan.estimate(0, Set.of()).usualMs();
    long others = plan.estimate(1, Set.of()).usualMs();
    assertThat(plan.leftMs(0, 0, Set.of())).isEqualTo(whole);
    assertThat(plan.leftMs(0, 100, Set.of())).isEqualTo(whole - 100);
    assertThat(plan.leftMs(0, 3_600_000, Set.of())).isEqualTo(others);
    assertThat(plan.leftMs(2, 3_600_000, Set.of())).isZero();
  }

  @Test
  void onlyBoardsAreForOneAtATime() {
    assertThat(plan.boardTargets()).containsExactly("board:b");
    assertThat(plan.boards()).containsExactly("b");
  }
}
