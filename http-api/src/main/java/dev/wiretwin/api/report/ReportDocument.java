package dev.wiretwin.api.report;

import dev.wiretwin.api.compare.TargetInfo;
import dev.wiretwin.api.compare.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All that is kept of a comparison: {@code report.json}. Immutable.
 *
 * @param schema rises when a field changes its meaning or goes away
 * @param counts of scenarios, by verdict; every verdict is there
 */
public record ReportDocument(
    int schema, Run run, Map<Verdict, Integer> counts, List<ScenarioReport> scenarios) {
  /** The one this program writes and reads. */
  public static final int SCHEMA = 1;

  public ReportDocument {
    if (schema != SCHEMA) {
      throw new IllegalArgumentException(
          "it has schema " + schema + ", and this program reads " + SCHEMA);
    }
    counts = Map.copyOf(counts);
    scenarios = List.copyOf(scenarios);
  }

  /** Puts the pieces together. */
  public static ReportDocument of(Run run, List<ScenarioReport> scenarios) {
    return new ReportDocument(SCHEMA, run, count(scenarios), scenarios);
  }

  private static Map<Verdict, Integer> count(List<ScenarioReport> scenarios) {
    Map<Verdict, Integer> counts = new TreeMap<>();
    Arrays.stream(Verdict.values()).forEach(verdict -> counts.put(verdict, 0));
    scenarios.forEach(one -> counts.merge(one.verdict(), 1, Integer::sum));
    return counts;
  }

  /**
   * What was asked for, and when.
   *
   * @param product this program's version
   * @param id of the comparison in a service; null elsewhere
   * @param startedAt ISO-8601, UTC
   * @param endedAt null when it never came to its end
   * @param suite its name, or the name of the one scenario
   * @param targets the first is the reference, from which the others may differ
   */
  public record Run(
      String product,
      String id,
      String startedAt,
      String endedAt,
      String suite,
      Options options,
      List<TargetName> targets) {
    public Run {
      targets = List.copyOf(targets);
    }
  }

  /**
   * How it was asked for.
   *
   * @param repeat how often each scenario is tried
   * @param timeScale real milliseconds per device millisecond for every scenario; null where each
   *     has its own
   * @param suite under which name its scenarios are asked for: {@code suite/name}; empty where the
   *     scenario's own name does, null where they were brought along with the request
   */
  public record Options(int repeat, Double timeScale, String suite) {}

  /**
   * A target.
   *
   * @param name {@code jvm} or {@code board:<id>}
   * @param kind {@code jvm}, {@code lua-board}, …
   * @param firmware what runs there; empty when nobody knows
   */
  public record TargetName(String name, String kind, String firmware) {
    public static TargetName of(TargetInfo info) {
      String kind = info.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
      return new TargetName(info.name(), kind, info.firmware());
    }
  }

  /** Scenarios with this verdict. */
  public int count(Verdict verdict) {
    return counts.getOrDefault(verdict, 0);
  }

  /** Like {@code 13 scenarios: 3 same · 10 known · 0 NEW}: always these three, others if any. */
  public String headline() {
    String all = scenarios.size() == 1 ? "1 scenario: " : scenarios.size() + " scenarios: ";
    return all
        + Arrays.stream(Verdict.values())
            .filter(
                one ->
                    one == Verdict.SAME
                        || one == Verdict.KNOWN
                        || one == Verdict.NEW
                        || count(one) > 0)
            .map(one -> count(one) + " " + word(one))
            .collect(Collectors.joining(" · "));
  }

  /** A verdict as people read it: what needs looking at is in capitals. */
  static String word(Verdict verdict) {
    return verdict == Verdict.NEW ? "NEW" : verdict.name().toLowerCase(Locale.ROOT);
  }
}
