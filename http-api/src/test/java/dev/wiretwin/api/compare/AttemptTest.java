package dev.wiretwin.api.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.catalogue.Divergence;
import dev.wiretwin.core.scenario.ScenarioResult;
import dev.wiretwin.core.scenario.ScenarioResult.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AttemptTest {
  private static final Finding NEW =
      new Finding(1, new Divergence("close", 1, "close 0", "close 7"), Optional.empty());

  private static Attempt attempt(List<Finding> findings, Verdict... results) {
    return new Attempt(
        Stream.of(results)
            .map(one -> new ScenarioResult("echo", one, List.of("why"), Traces.trace()))
            .map(one -> new Attempt.TargetRun(one, 1))
            .toList(),
        findings,
        List.of());
  }

  private static dev.wiretwin.api.compare.Verdict verdict(Verdict... results) {
    return attempt(List.of(), results).verdict();
  }

  @Test
  void whatNoTwoTargetsCanTakeIsSkipped() {
    assertThat(verdict(Verdict.NOT_APPLICABLE, Verdict.PASSED).name()).isEqualTo("SKIPPED");
    assertThat(verdict(Verdict.PASSED, Verdict.NOT_APPLICABLE).name()).isEqualTo("SKIPPED");
    assertThat(verdict(Verdict.NOT_APPLICABLE, Verdict.PASSED, Verdict.PASSED).name())
        .isEqualTo("SKIPPED");
  }

  @Test
  void oneThatCannotTakeItDoesNotKeepTheOthersFromBeingCompared() {
    Attempt attempt = attempt(List.of(), Verdict.PASSED, Verdict.NOT_APPLICABLE, Verdict.FAILED);
    assertThat(attempt.verdict().name()).isEqualTo("SAME");
    assertThat(attempt.isCompared(0)).isFalse();
    assertThat(attempt.isCompared(1)).isFalse();
    assertThat(attempt.isCompared(2)).isTrue();
  }

  @Test
  void oneThatBrokeDownLeavesNothingButWhatIsNewOnAnother() {
    assertThat(verdict(Verdict.PASSED, Verdict.PASSED, Verdict.INCONCLUSIVE).name())
        .isEqualTo("INCONCLUSIVE");
    assertThat(
            attempt(List.of(NEW), Verdict.PASSED, Verdict.PASSED, Verdict.INCONCLUSIVE)
                .verdict()
                .name())
        .isEqualTo("NEW");
  }
}
