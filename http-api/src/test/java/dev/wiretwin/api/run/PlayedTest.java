package dev.wiretwin.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.run.Played.Outcome;
import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.scenario.ScenarioResult;
import dev.wiretwin.core.scenario.ScenarioResult.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlayedTest {
  @Test
  void aJudgedScenarioCountsAsItsVerdict() {
    assertThat(List.of(Plays.GOOD, Plays.BAD, Plays.AWAY, Plays.LOST))
        .extracting(Played::outcome)
        .containsExactly(
            Outcome.PASSED, Outcome.FAILED, Outcome.NOT_APPLICABLE, Outcome.INCONCLUSIVE);
    assertThat(Plays.GOOD.is(Outcome.PASSED)).isTrue();
  }

  @Test
  void aRecordedVectorNeitherPassesNorFails() {
    ScenarioResult failed = Plays.RECORDED.result();
    ScenarioResult passed =
        new ScenarioResult(failed.scenario(), Verdict.PASSED, List.of(), failed.trace());
    assertThat(Plays.RECORDED.outcome()).isEqualTo(Outcome.RECORDED);
    assertThat(new Played(Plays.RECORDED.scenario(), passed, 0).outcome())
        .isEqualTo(Outcome.RECORDED);
  }

  @Test
  void aVectorThatExpectsSomethingIsJudged() {
    var expecting =
        Plays.scenario("{name: v, status: defined, client: [connect], expect: [close: 0]}");
    assertThat(new Played(expecting, Plays.BAD.result(), 0).outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void itsClosesAreTheCloseEvents() {
    assertThat(Plays.GOOD.closes()).extracting(Close::status).containsExactly(-6);
    assertThat(Plays.TALKATIVE.closes()).isEmpty();
  }
}
