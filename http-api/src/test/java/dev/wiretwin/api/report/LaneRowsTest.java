package dev.wiretwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.report.LaneItem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LaneRowsTest {
  /** Like {@code "1 text a"}: time, kind of frame, content. */
  private static List<LaneItem> lane(String... items) {
    List<LaneItem> lane = new ArrayList<>();
    for (String item : items) {
      String[] parts = item.split(" ");
      Kind kind = parts[1].equals("console") ? Kind.CONSOLE : Kind.UP;
      lane.add(new LaneItem(Double.parseDouble(parts[0]), kind, parts[1], parts[2], "", null));
    }
    return lane;
  }

  private static List<String> rows(List<List<LaneItem>> lanes) {
    return LaneRows.of(lanes).stream()
        .map(
            row ->
                row.cells().stream()
                    .map(one -> one == null ? "-" : one.words())
                    .collect(Collectors.joining("|", "", row.isSame() ? "" : " !")))
        .toList();
  }

  @Test
  void whatIsTheSameStandsInOneRowWheneverItWas() {
    assertThat(rows(List.of(lane("1 text a", "2 text b"), lane("7 text a", "9 text b"))))
        .containsExactly("a|a", "b|b");
  }

  @Test
  void whatIsLikeStandsInOneRowAndDiffers() {
    assertThat(rows(List.of(lane("1 text a", "2 close x"), lane("1 text a", "2 close y"))))
        .containsExactly("a|a", "x|y !");
  }

  @Test
  void whatOneLaneLacksLeavesAGapAndTheRestStaysTogether() {
    assertThat(
            rows(List.of(lane("1 text a", "2 ping b", "3 close c"), lane("1 text a", "3 close c"))))
        .containsExactly("a|a", "b|- !", "c|c");
    assertThat(rows(List.of(lane("1 text a"), lane("0 pong p", "1 text a"))))
        .containsExactly("-|p !", "a|a");
  }

  @Test
  void whatStandsAloneOnBothSidesIsInTheOrderOfTime() {
    assertThat(rows(List.of(lane("5 ping a"), lane("3 pong b", "7 pong c"))))
        .containsExactly("-|b !", "a|- !", "-|c !");
  }

  @Test
  void threeLanesAreAlignedAndACommentAloneIsNoDifference() {
    assertThat(
            rows(
                List.of(
                    lane("1 text a", "3 text b"),
                    lane("1 text a", "2 console hello", "3 text b"),
                    lane("1 text a", "3 text b"))))
        .containsExactly("a|a|a", "-|hello|-", "b|b|b");
  }

  @Test
  void lanesAreCutWhereTheyAreTooLong() {
    String[] many =
        IntStream.range(0, LaneRows.MOST + 50).mapToObj(i -> i + " text x").toArray(String[]::new);
    assertThat(rows(List.of(lane(many), lane(many)))).hasSize(LaneRows.MOST);
    assertThat(LaneRows.of(List.of())).isEmpty();
  }
}
