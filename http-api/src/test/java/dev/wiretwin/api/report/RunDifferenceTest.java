package dev.wiretwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.compare.Verdict;
import dev.wiretwin.api.report.RunDifference.Kind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RunDifferenceTest {
  private static final ScenarioReport SAME = Samples.same("x");
  private static final ScenarioReport KNOWN =
      Samples.scenario("x", Samples.tried(Verdict.KNOWN, Samples.known("one-id")));
  private static final ScenarioReport FRESH = fresh("b");
  private static final ScenarioReport LOST =
      Samples.scenario("x", Samples.broken(Verdict.INCONCLUSIVE, "gone"));

  private static ScenarioReport fresh(String... others) {
    return Samples.scenario(
        "x",
        Samples.tried(
            Verdict.NEW,
            Arrays.stream(others)
                .map(other -> Samples.unknown("a", other))
                .toArray(ScenarioReport.Difference[]::new)));
  }

  private static RunDifference.Change change(ScenarioReport before, ScenarioReport after) {
    return RunDifference.between(Samples.document(before), Samples.document(after))
        .changes()
        .get(0);
  }

  @Test
  void whatHasBecomeNewIsWorse() {
    RunDifference.Change change = change(SAME, FRESH);
    assertThat(change.kind()).isEqualTo(Kind.WORSE);
    assertThat(change.before()).isEqualTo(Verdict.SAME);
    assertThat(change.after()).isEqualTo(Verdict.NEW);
    assertThat(change.appeared()).containsExactly(Samples.unknown("a", "b"));
    assertThat(RunDifference.between(Samples.document(SAME), Samples.document(FRESH)).isWorse())
        .isTrue();
  }

  @Test
  void whatIsNewNoMoreIsResolved() {
    RunDifference.Change change = change(FRESH, KNOWN);
    assertThat(change.kind()).isEqualTo(Kind.RESOLVED);
    assertThat(change.gone()).containsExactly(Samples.unknown("a", "b"));
    assertThat(change.appeared()).isEmpty();
  }

  @Test
  void whatIsAsNewAsBeforeIsUnchangedButAnotherNewDifferenceIsWorse() {
    assertThat(change(FRESH, FRESH).kind()).isEqualTo(Kind.UNCHANGED);
    RunDifference.Change other = change(FRESH, fresh("c"));
    assertThat(other.kind()).isEqualTo(Kind.WORSE);
    assertThat(other.appeared()).containsExactly(Samples.unknown("a", "c"));
    assertThat(other.gone()).containsExactly(Samples.unknown("a", "b"));
    assertThat(change(fresh("b", "c"), FRESH).kind()).isEqualTo(Kind.UNCHANGED);
    assertThat(change(fresh("b", "c"), FRESH).gone()).hasSize(1);
  }

  @Test
  void sameAndKnownMayChangeIntoEachOther() {
    assertThat(change(SAME, KNOWN).kind()).isEqualTo(Kind.CHANGED);
    assertThat(change(KNOWN, SAME).kind()).isEqualTo(Kind.CHANGED);
    assertThat(change(SAME, SAME).kind()).isEqualTo(Kind.UNCHANGED);
  }

  @Test
  void whereOneRunDoesNotKnowNothingIsSaidToHaveGone() {
    assertThat(change(FRESH, LOST).kind()).isEqualTo(Kind.UNDECIDED);
    assertThat(change(FRESH, LOST).gone()).isEmpty();
    assertThat(change(LOST, SAME).kind()).isEqualTo(Kind.UNDECIDED);
    assertThat(change(LOST, FRESH).appeared()).hasSize(1);
  }

  @Test
  void scenariosThatOnlyOneRunHasAreNamed() {
    RunDifference difference =
        RunDifference.between(
            Samples.document(Samples.same("old"), Samples.same("both")),
            Samples.document(Samples.same("both"), Samples.same("young")));
    assertThat(difference.changes())
        .extracting(RunDifference.Change::scenario, RunDifference.Change::kind)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("both", Kind.UNCHANGED),
            org.assertj.core.groups.Tuple.tuple("young", Kind.ADDED),
            org.assertj.core.groups.Tuple.tuple("old", Kind.REMOVED));
    assertThat(difference.isWorse()).isFalse();
    assertThat(difference.of(Kind.ADDED)).hasSize(1);
  }
}
