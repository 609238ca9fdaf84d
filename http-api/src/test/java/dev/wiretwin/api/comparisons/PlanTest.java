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
  void onlyBoardsAreForOneAtATime() {
    assertThat(plan.boards()).containsExactly("board:b");
  }
}
