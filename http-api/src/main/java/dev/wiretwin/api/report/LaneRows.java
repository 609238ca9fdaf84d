package dev.wiretwin.api.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Puts the lanes of several targets beside each other, so that what is the same stands in the same
 * row, and nothing leaves the order of its lane. Stateless.
 */
final class LaneRows {
  /** Items of one lane; beyond them a lane is cut. */
  static final int MOST = 250;

  private static final int SAME = 4;
  private static final int LIKE = 3;

  private LaneRows() {}

  /**
   * What stands beside each other.
   *
   * @param cells one per lane; null where a lane has nothing
   */
  record Row(List<LaneItem> cells) {
    /** Whether the lanes agree; what only comments may stand alone. */
    boolean isSame() {
      return some().isComment()
          || cells.stream().allMatch(one -> one != null && one.isSame(some()));
    }

    private LaneItem some() {
      return cells.stream().filter(Objects::nonNull).findFirst().orElseThrow();
    }

    double at() {
      return cells.stream().filter(Objects::nonNull).mapToDouble(LaneItem::at).min().orElseThrow();
    }
  }

  static List<Row> of(List<List<LaneItem>> lanes) {
    List<Row> rows = new ArrayList<>();
    for (int lane = 0; lane < lanes.size(); lane++) {
      List<LaneItem> items = lanes.get(lane);
      rows = beside(rows, items.subList(0, Math.min(MOST, items.size())), lane, lanes.size());
    }
    return rows;
  }

  private static List<Row> beside(List<Row> rows, List<LaneItem> items, int lane, int lanes) {
    int[][] best = best(rows, items);
    List<Row> wider = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < rows.size() || j < items.size()) {
      boolean both = i < rows.size() && j < items.size();
      int score = both ? score(rows.get(i), items.get(j)) : 0;
      if (score > 0 && best[i][j] == best[i + 1][j + 1] + score) {
        wider.add(with(rows.get(i++), lane, items.get(j++)));
      } else if (j == items.size() || both && takesRow(best, rows, items, i, j)) {
        wider.add(rows.get(i++));
      } else {
        LaneItem[] cells = new LaneItem[lanes];
        cells[lane] = items.get(j++);
        wider.add(new Row(Arrays.asList(cells)));
      }
    }
    return wider;
  }

  /** Of two ways that are as good as each other, the one that keeps the order of time. */
  private static boolean takesRow(
      int[][] best, List<Row> rows, List<LaneItem> items, int i, int j) {
    return best[i + 1][j] > best[i][j + 1]
        || best[i + 1][j] == best[i][j + 1] && rows.get(i).at() <= items.get(j).at();
  }

  private static Row with(Row row, int lane, LaneItem item) {
    LaneItem[] cells = row.cells.toArray(new LaneItem[0]);
    cells[lane] = item;
    return new Row(Arrays.asList(cells));
  }

  /** What the rests from [i] and [j] on are worth when put together best. */
  private static int[][] best(List<Row> rows, List<LaneItem> items) {
    int[][] best = new int[rows.size() + 1][items.size() + 1];
    for (int i = rows.size() - 1; i >= 0; i--) {
      for (int j = items.size() - 1; j >= 0; j--) {
        int apart = Math.max(best[i + 1][j], best[i][j + 1]);
        int score = score(rows.get(i), items.get(j));
        best[i][j] = score == 0 ? apart : Math.max(apart, best[i + 1][j + 1] + score);
      }
    }
    return best;
  }

  private static int score(Row row, LaneItem item) {
    LaneItem one = row.some();
    if (one.isSame(item)) {
      return SAME;
    }
    return one.isLike(item) ? LIKE : 0;
  }
}
