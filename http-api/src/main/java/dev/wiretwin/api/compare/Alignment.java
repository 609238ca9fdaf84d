package dev.wiretwin.api.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts two sequences beside each other so that as much as possible is equal (the longest common
 * subsequence), and pairs what is left between equal items in order. Stateless.
 */
final class Alignment {
  /** Beyond it, sequences are compared place by place: the table would be too large. */
  private static final int MOST = 2_000;

  private Alignment() {}

  /** Items that stand beside each other; one of them may be missing. */
  record Pair(Optional<Integer> first, Optional<Integer> second) {}

  /** Indexes into both, in order. */
  static List<Pair> of(List<String> first, List<String> second) {
    List<Pair> pairs = new ArrayList<>();
    boolean huge = first.size() > MOST || second.size() > MOST;
    int[][] common = huge ? null : common(first, second);
    int i = 0;
    int j = 0;
    List<Integer> onlyFirst = new ArrayList<>();
    List<Integer> onlySecond = new ArrayList<>();
    while (i < first.size() || j < second.size()) {
      boolean both = i < first.size() && j < second.size();
      if (both && first.get(i).equals(second.get(j))) {
        gap(pairs, onlyFirst, onlySecond);
        pairs.add(new Pair(Optional.of(i++), Optional.of(j++)));
      } else if (both && (huge || common[i + 1][j] == common[i][j + 1])) {
        onlyFirst.add(i++);
        onlySecond.add(j++);
      } else if (j == second.size() || both && common[i + 1][j] > common[i][j + 1]) {
        onlyFirst.add(i++);
      } else {
        onlySecond.add(j++);
      }
    }
    gap(pairs, onlyFirst, onlySecond);
    return pairs;
  }

  private static void gap(List<Pair> pairs, List<Integer> first, List<Integer> second) {
    for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
      pairs.add(new Pair(at(first, i), at(second, i)));
    }
    first.clear();
    second.clear();
  }

  private static Optional<Integer> at(List<Integer> list, int index) {
    return index < list.size() ? Optional.of(list.get(index)) : Optional.empty();
  }

  /** How much of the rests from [i] and [j] on is common. */
  private static int[][] common(List<String> first, List<String> second) {
    int[][] common = new int[first.size() + 1][second.size() + 1];
    for (int i = first.size() - 1; i >= 0; i--) {
      for (int j = second.size() - 1; j >= 0; j--) {
        common[i][j] =
            first.get(i).equals(second.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
