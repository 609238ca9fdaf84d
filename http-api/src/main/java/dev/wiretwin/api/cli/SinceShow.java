package dev.wiretwin.api.cli;

import dev.wiretwin.api.comparisons.ComparisonInfo;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.report.ReportDocument;
import dev.wiretwin.api.report.Reports;
import dev.wiretwin.api.report.RunDifference;
import dev.wiretwin.api.report.RunDifference.Change;
import dev.wiretwin.api.report.RunDifference.Kind;
import dev.wiretwin.api.report.ScenarioReport.Difference;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what changed since an earlier comparison. On the command's thread only. */
final class SinceShow {
  /** The latest of the same name on the same targets that had nothing new. */
  static final String LAST_GREEN = "last-green";

  /** So many are looked through for it. */
  private static final int LOOKED_AT = 200;

  private final Comparer comparer;
  private final PrintWriter out;

  SinceShow(Comparer comparer, PrintWriter out) {
    this.comparer = comparer;
    this.out = out;
  }

  /**
   * Makes sure beforehand that there is such a comparison.
   *
   * @param earlier its id, or {@value #LAST_GREEN}
   * @throws Refusal if there is none
   */
  void demand(String earlier) throws IOException, InterruptedException {
    if (!earlier.equals(LAST_GREEN)) {
      comparer.look(earlier, Duration.ZERO);
    } else if (comparer.latest(LOOKED_AT).stream().noneMatch(SinceShow::isGreen)) {
      throw new Refusal(
          RefusalCode.COMPARISON_NOT_FOUND,
          "no comparison that is kept had nothing new: leave --since out, or name one of"
              + " wiretwin compare --list");
    }
  }

  /** Prints it in a few lines. */
  void show(String earlier, ComparisonInfo later) throws IOException, InterruptedException {
    Optional<String> id = earlier.equals(LAST_GREEN) ? lastGreen(later) : Optional.of(earlier);
    if (id.isEmpty()) {
      out.println(
          SafeText.of(
              "Nothing to compare with: no earlier "
                  + later.name()
                  + " on "
                  + String.join(", ", later.targets())
                  + " had nothing new."));
    } else {
      print(id.get(), RunDifference.between(document(id.get()), document(later.id())));
    }
    out.flush();
  }

  private Optional<String> lastGreen(ComparisonInfo later)
      throws IOException, InterruptedException {
    return comparer.latest(LOOKED_AT).stream()
        .filter(SinceShow::isGreen)
        .filter(one -> !one.id().equals(later.id()))
        .filter(one -> one.name().equals(later.name()))
        .filter(one -> new HashSet<>(one.targets()).equals(new HashSet<>(later.targets())))
        .map(ComparisonInfo::id)
        .findFirst();
  }

  private static boolean isGreen(ComparisonInfo one) {
    return one.exitCode() != null && one.exitCode() == ExitCode.OK;
  }

  private ReportDocument document(String id) throws IOException, InterruptedException {
    return Reports.read(comparer.report(id, "json"));
  }

  /** Prints what there is to say, one line for each scenario that is not as it was. */
  void print(String id, RunDifference difference) {
    String counts =
        Arrays.stream(Kind.values())
            .filter(kind -> !difference.of(kind).isEmpty())
            .map(kind -> difference.of(kind).size() + " " + word(kind))
            .collect(Collectors.joining(" · "));
    out.println("Since " + id + ": " + (counts.isEmpty() ? "nothing to compare" : counts));
    difference.changes().stream()
        .filter(change -> change.kind() != Kind.UNCHANGED)
        .forEach(this::print);
  }

  private void print(Change change) {
    out.printf(
        "  %-9s %s: %s%n",
        word(change.kind()),
        SafeText.of(change.scenario()),
        was(change.before()) + " → " + was(change.after()));
    print("came", change.appeared());
    print("went", change.gone());
  }

  private void print(String what, List<Difference> differences) {
    for (Difference one : differences) {
      String sentence =
          one.target() + " " + one.field() + ": " + one.reference() + " ≠ " + one.other();
      out.println("            " + what + ": " + SafeText.of(sentence));
    }
  }

  private static String was(Enum<?> verdict) {
    return verdict == null ? "not there" : verdict.name().toLowerCase(Locale.ROOT);
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
