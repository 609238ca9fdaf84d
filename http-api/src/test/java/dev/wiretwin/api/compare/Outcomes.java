package dev.wiretwin.api.compare;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What came of many comparisons, as a person wants to see it when it is not what it should be. */
final class Outcomes {
  private Outcomes() {}

  /** The names of those that came to this, each with what nothing explains. */
  static Map<String, String> named(List<Compared> all, Verdict verdict) {
    Map<String, String> named = new TreeMap<>();
    all.stream()
        .filter(one -> one.verdict() == verdict)
        .forEach(one -> named.put(one.scenario().name(), said(one.deciding())));
    return named;
  }

  private static String said(Attempt attempt) {
    String unknown =
        attempt.findings().stream()
            .filter(finding -> finding.known().isEmpty())
            .map(finding -> finding.divergence().toString())
            .collect(Collectors.joining("; "));
    return String.join("; ", attempt.sentences()) + unknown;
  }
}
