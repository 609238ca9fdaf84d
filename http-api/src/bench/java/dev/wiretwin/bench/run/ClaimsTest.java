package dev.wiretwin.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.wiretwin.bench.contender.Contenders;
import dev.wiretwin.bench.drive.Figures;
import dev.wiretwin.bench.report.Claim;
import dev.wiretwin.bench.run.Settings.Section;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimsTest {
  private static final Settings ALL =
      new Settings(true, 2, EnumSet.allOf(Section.class), List.of());

  @Test
  void everyTrialHasAClaimWithABarEvenIfNobodyRan() {
    for (Trial trial : new Trials(ALL).list()) {
      assertThat(Claims.about(trial, new Results()))
          .as(trial.section() + " " + trial.what())
          .isNotEmpty()
          .allSatisfy(claim -> assertThat(claim.verdict()).isEqualTo("not measured"));
    }
  }

  @Test
  void oursIsHeldAgainstNettyAndTheBestPeerOfTheRound() {
    Trial trial = new Trials(ALL).list().get(2);
    Results results = new Results();
    results.startRound();
    results.add(Contenders.OURS, Figures.of("per_second", 900));
    results.add(Contenders.NETTY, Figures.of("per_second", 100));
    results.add("nv", Figures.of("per_second", 1000));
    results.add("jetty", Figures.of("per_second", 10));
    assertThat(Claims.about(trial, results))
        .extracting(Claim::what, Claim::verdict)
        .containsExactly(
            tuple("32 B × 100: ours / netty", "ok"),
            tuple("32 B × 100: ours / best of the others", "MISSED"));
  }

  @Test
  void onlyTheAskedForSectionsAndContendersRun() {
    Settings some = new Settings(true, 1, EnumSet.of(Section.ROUNDTRIP), List.of("vertx", "bare"));
    assertThat(new Trials(some).list())
        .hasSize(2)
        .allSatisfy(trial -> assertThat(trial.contenders()).containsExactly("vertx", "bare"))
        .allSatisfy(trial -> assertThat(trial.pinned()).isTrue());
  }
}
