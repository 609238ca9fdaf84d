package dev.wiretwin.api.comparisons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LanesTest {
  private static final Planner PLANNER = new Planner(new Bureau().shelf);

  private static Plan plan(String... targets) {
    return PLANNER.plan(Bureau.wish(1, targets));
  }

  @Test
  void eachBoardServesOneAtATime() {
    Plan x = plan("jvm", "board:x");
    Plan y = plan("jvm", "board:y");
    Plan both = plan("board:x", "board:y");
    assertThat(Lanes.startable(List.of(x), List.of(plan("jvm", "board:x"), y))).containsExactly(y);
    assertThat(Lanes.startable(List.of(), List.of(x, both))).containsExactly(x);
  }

  @Test
  void whoWaitsForABoardKeepsItsPlace() {
    Plan x = plan("jvm", "board:x");
    Plan both = plan("board:x", "board:y");
    Plan y = plan("jvm", "board:y");
    assertThat(Lanes.startable(List.of(x), List.of(both, y))).isEmpty();
  }

  @Test
  void twoWithoutABoardRunSideBySide() {
    Plan a = plan("jvm", "jvm");
    Plan b = plan("jvm", "jvm");
    Plan c = plan("jvm", "jvm");
    assertThat(Lanes.startable(List.of(), List.of(a, b, c))).containsExactly(a, b);
    assertThat(Lanes.startable(List.of(a), List.of(b, c))).containsExactly(b);
    assertThat(Lanes.startable(List.of(a, b), List.of(c, plan("jvm", "board:x")))).hasSize(1);
  }
}
