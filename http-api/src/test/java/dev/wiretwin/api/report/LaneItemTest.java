package dev.wiretwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.report.LaneItem.Kind;
import org.junit.jupiter.api.Test;

class LaneItemTest {
  private static LaneItem item(double at, Kind kind, String what, String words) {
    return new LaneItem(at, kind, what, words, "facts", null);
  }

  @Test
  void timeMakesNoDifferenceButWordsDo() {
    LaneItem one = item(1, Kind.UP, "text", "hi");
    assertThat(one.isSame(item(9, Kind.UP, "text", "hi"))).isTrue();
    assertThat(one.isSame(item(1, Kind.UP, "text", "ho"))).isFalse();
    assertThat(one.isLike(item(1, Kind.UP, "text", "ho"))).isTrue();
    assertThat(one.isLike(item(1, Kind.DOWN, "text", "hi"))).isFalse();
    assertThat(one.isLike(item(1, Kind.UP, "close", "hi"))).isFalse();
  }

  @Test
  void whatIsPrintedOrNotedIsAComment() {
    assertThat(item(1, Kind.CONSOLE, "console", "x").isComment()).isTrue();
    assertThat(item(1, Kind.NOTE, "note", "x").isComment()).isTrue();
    assertThat(item(1, Kind.TCP, "FIN", "x").isComment()).isFalse();
    assertThat(Kind.NOTE.css()).isEqualTo("note");
  }
}
