package dev.wiretwin.api.report;

import dev.wiretwin.api.compare.Verdict;
import dev.wiretwin.api.report.ScenarioReport.Difference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What changed between two runs, scenario by scenario: what has become new since, what is new no
 * more, and what nobody can say. Immutable.
 *
 * @param changes of every scenario that either run has, those of the later one first
 */
public record RunDifference(List<Change> changes) {
  public RunDifference {
    changes = List.copyOf(changes);
  }

  /** How a scenario changed. */
  public enum Kind {
    /** It has new divergences that it did not have. */
    WORSE,
    /** It had new divergences, and has none any more. */
    RESOLVED,
    /** It comes to something else, but nothing new: same became known, say. */
    CHANGED,
    UNCHANGED,
    /** One of both runs does not know. */
    UNDECIDED,
    /** Only the later run has it. */
    ADDED,
    /** Only the earlier run has it. */
    REMOVED
  }

  /**
   * One scenario.
   *
   * @param before what it came to; null if it was not there
   * @param after what it comes to; null if it is not there any more
   * @param appeared new divergences that the earlier run did not have
   * @param gone new divergences of the earlier run that the later one does not have
   */
  public record Change(
      String scenario,
      Kind kind,
      Verdict before,
      Verdict after,
      List<Difference> appeared,
      List<Difference> gone) {
    public Change {
      appeared = List.copyOf(appeared);
      gone = List.copyOf(gone);
    }
  }

  /** Compares by the scenarios' names; the last of a name counts. */
  public static RunDifference between(ReportDocument earlier, ReportDocument later) {
    Map<String, ScenarioReport> before = byName(earlier);
    Map<String, ScenarioReport> after = byName(later);
    List<Change> changes = new ArrayList<>();
    after.forEach((name, one) -> changes.add(change(name, before.get(name), one)));
    before.forEach(
        (name, one) -> {
          if (!after.containsKey(name)) {
            changes.add(change(name, one, null));
          }
        });
    return new RunDifference(changes);
  }

  /** Whether the later run has something new that the earlier one did not have. */
  public boolean isWorse() {
    return changes.stream().anyMatch(one -> !one.appeared().isEmpty());
  }

  public List<Change> of(Kind kind) {
    return changes.stream().filter(one -> one.kind() == kind).toList();
  }

  private static Map<String, ScenarioReport> byName(ReportDocument document) {
    Map<String, ScenarioReport> byName = new LinkedHashMap<>();
    document.scenarios().forEach(one -> byName.put(one.name(), one));
    return byName;
  }

  private static Change change(String name, ScenarioReport before, ScenarioReport after) {
    Set<Difference> had = before == null ? Set.of() : unexplained(before);
    Set<Difference> has = after == null ? Set.of() : unexplained(after);
    List<Difference> appeared = has.stream().filter(one -> !had.contains(one)).toList();
    // what nobody looked at has not gone away
    List<Difference> gone =
        isDecided(after) ? had.stream().filter(one -> !has.contains(one)).toList() : List.of();
    Verdict was = before == null ? null : before.verdict();
    Verdict is = after == null ? null : after.verdict();
    return new Change(name, kind(before, after, appeared), was, is, appeared, gone);
  }

  private static Kind kind(ScenarioReport before, ScenarioReport after, List<Difference> appeared) {
    if (before == null) {
      return Kind.ADDED;
    } else if (after == null) {
      return Kind.REMOVED;
    } else if (!isDecided(before) || !isDecided(after)) {
      return Kind.UNDECIDED;
    } else if (!appeared.isEmpty()) {
      return Kind.WORSE;
    } else if (before.verdict() == after.verdict()) {
      return Kind.UNCHANGED;
    }
    return before.verdict() == Verdict.NEW ? Kind.RESOLVED : Kind.CHANGED;
  }

  private static boolean isDecided(ScenarioReport one) {
    return one != null && one.verdict() != Verdict.INCONCLUSIVE && one.verdict() != Verdict.SKIPPED;
  }

  private static Set<Difference> unexplained(ScenarioReport one) {
    Set<Difference> all = new LinkedHashSet<>();
    one.decisive().divergences().stream().filter(Difference::isNew).forEach(all::add);
    return all;
  }
}
