package dev.wiretwin.api.cli;

import dev.wiretwin.api.catalogue.CatalogueEntry;
import dev.wiretwin.api.compare.Compared;
import dev.wiretwin.api.compare.Finding;
import dev.wiretwin.api.compare.TargetInfo;
import dev.wiretwin.api.compare.TraceWords;
import dev.wiretwin.api.compare.Verdict;
import dev.wiretwin.core.scenario.Trace;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Draws comparisons for people: what each target saw, side by side, and below the table why the
 * known divergences are there, once each. On the command's thread only.
 */
final class ComparisonTable {
  private static final String ROW = "%-9s %s%n";
  private static final String LANE = "          %-6s %s%n";
  private static final int WIDTH = 100;
  private static final int MOST_NEW = 12;

  private final PrintWriter out;
  private final Set<CatalogueEntry> explained = new LinkedHashSet<>();

  ComparisonTable(PrintWriter out) {
    this.out = out;
  }

  void row(Compared compared) {
    out.printf(
        ROW, verdict(compared), compared.scenario().name() + ": " + compared.scenario().title());
    List<String> sentences = compared.deciding().sentences();
    sentences.forEach(one -> out.printf(LANE, "", SafeText.of(one)));
    if (sentences.isEmpty()) {
      lanes(compared);
      differences(compared.deciding().findings());
    }
    out.flush();
  }

  private void lanes(Compared compared) {
    for (int i = 0; i < compared.targets().size(); i++) {
      String lane = compared.targets().get(i).kind() == TargetInfo.Kind.JVM ? "jvm" : "board";
      Trace trace = compared.deciding().runs().get(i).result().trace();
      out.printf(LANE, lane, wrapped(TraceWords.summary(trace)));
    }
  }

  private void differences(List<Finding> findings) {
    Set<String> ids = new LinkedHashSet<>();
    findings.stream()
        .flatMap(one -> one.known().stream())
        .forEach(
            entry -> {
              ids.add(entry.id());
              explained.add(entry);
            });
    if (!ids.isEmpty()) {
      out.printf(LANE, "known", wrapped(String.join(", ", ids)));
    }
    List<String> unknown =
        findings.stream()
            .filter(one -> one.known().isEmpty())
            .map(one -> one.divergence().toString())
            .toList();
    unknown.stream().limit(MOST_NEW).forEach(one -> out.printf(LANE, "NEW", SafeText.of(one)));
    if (unknown.size() > MOST_NEW) {
      out.printf(LANE, "NEW", "and " + (unknown.size() - MOST_NEW) + " more");
    }
  }

  private static String verdict(Compared compared) {
    return switch (compared.verdict()) {
      case SAME -> "same";
      case KNOWN -> "known";
      case NEW -> "NEW";
      case INCONCLUSIVE -> "UNKNOWN";
      case SKIPPED -> "skipped";
    };
  }

  private static String wrapped(String text) {
    return SafeText.of(text).replaceAll("(.{60," + WIDTH + "}), ", "$1,\n                 ");
  }

  void foot(List<Compared> all) {
    if (!explained.isEmpty()) {
      out.printf("%nWhy the known ones differ:%n");
      explained.forEach(this::explain);
    }
    out.println();
    out.println(
        (all.size() == 1 ? "1 scenario: " : all.size() + " scenarios: ")
            + java.util.Arrays.stream(Verdict.values())
                .map(one -> count(all, one))
                .filter(text -> !text.startsWith("0 "))
                .collect(Collectors.joining(", ")));
    out.flush();
  }

  private static String count(List<Compared> all, Verdict verdict) {
    return all.stream().filter(one -> one.verdict() == verdict).count()
        + " "
        + verdict.name().toLowerCase(Locale.ROOT);
  }

  private void explain(CatalogueEntry entry) {
    out.println("  " + entry.id());
    out.println("      " + folded(entry.words()));
    if (!entry.advice().isEmpty()) {
      out.println("      Advice: " + folded(entry.advice()));
    }
    if (!entry.evidence().isEmpty()) {
      out.println("      Evidence: " + folded(String.join(", ", entry.evidence().all())));
    }
  }

  private static String folded(String text) {
    return text.replaceAll("\\s+", " ")
        .replaceAll("(.{1," + WIDTH + "})( |$)", "$1\n      ")
        .strip();
  }
}
