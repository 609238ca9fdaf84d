package dev.wiretwin.api.cli;

import dev.wiretwin.api.catalogue.Divergence;
import dev.wiretwin.api.compare.Compared;
import dev.wiretwin.api.compare.Finding;
import dev.wiretwin.api.compare.TraceWords;
import java.util.List;
import java.util.Locale;

/**
 * Comparisons as {@code --json} prints them. Immutable.
 *
 * @param format rises when a field changes its meaning or goes away
 */
record ComparisonJson(int format, String suite, List<Row> scenarios) {
  private static final int FORMAT = 1;

  static ComparisonJson of(String suite, List<Compared> all) {
    return new ComparisonJson(FORMAT, suite, all.stream().map(Row::of).toList());
  }

  /** One scenario. */
  record Row(
      String name,
      String verdict,
      List<String> sentences,
      String jvm,
      String board,
      List<Difference> divergences) {
    static Row of(Compared one) {
      return new Row(
          one.scenario().name(),
          one.verdict().name().toLowerCase(Locale.ROOT),
          one.deciding().sentences(),
          TraceWords.summary(one.deciding().runs().get(0).result().trace()),
          TraceWords.summary(one.deciding().runs().get(1).result().trace()),
          one.deciding().findings().stream().map(Difference::of).toList());
    }
  }

  /**
   * One divergence.
   *
   * @param known the id of its explanation; null when it is new
   */
  record Difference(String field, int where, String jvm, String board, String known) {
    static Difference of(Finding one) {
      Divergence what = one.divergence();
      return new Difference(
          what.field(),
          what.where(),
          what.first(),
          what.second(),
          one.known().map(entry -> entry.id()).orElse(null));
    }
  }
}
