package dev.wiretwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.compare.Verdict;
import org.junit.jupiter.api.Test;

class ScenarioReportTest {
  @Test
  void theDecisiveAttemptIsTheOneWhoseVerdictCounts() {
    ScenarioReport shaky = Samples.all().scenarios().get(5);
    assertThat(shaky.decisive().verdict()).isEqualTo(Verdict.SAME);
    assertThat(shaky.attempts()).hasSize(2);
  }

  @Test
  void anEntryIsFoundByItsId() {
    assertThat(Samples.same("x").known("one-id")).contains(Samples.entry("one-id"));
    assertThat(Samples.same("x").known("other")).isEmpty();
    assertThat(Samples.known("one-id").isNew()).isFalse();
    assertThat(Samples.unknown("a", "b").isNew()).isTrue();
  }
}
