package dev.wiretwin.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bench.drive.Figures;
import dev.wiretwin.bench.report.Spread;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResultsTest {
  private final Results results = new Results();

  private void round(double ours, double one, double other) {
    results.startRound();
    add("ours", ours);
    add("one", one);
    add("other", other);
  }

  private void add(String contender, double value) {
    if (value > 0) {
      results.add(contender, Figures.of("f", value));
    }
  }

  @Test
  void ratiosPairTheValuesOfOneRound() {
    round(10, 5, 1);
    round(30, 10, 1);
    assertThat(results.ratio("ours", "one", "f")).contains(new Spread(2.5, 2, 3, 2));
  }

  @Test
  void aRoundInWhichOneFailedDoesNotCount() {
    round(10, 5, 1);
    round(30, 0, 1);
    round(0, 10, 1);
    assertThat(results.ratio("ours", "one", "f")).contains(new Spread(2, 2, 2, 1));
  }

  @Test
  void theBestIsLookedForInEachRoundAnew() {
    round(12, 6, 4);
    round(12, 3, 4);
    Set<String> others = Set.of("one", "other", "absent");
    assertThat(results.ratioToBest("ours", others, "f", true)).contains(new Spread(2.5, 2, 3, 2));
    assertThat(results.ratioToBest("ours", others, "f", false)).contains(new Spread(3.5, 3, 4, 2));
  }

  @Test
  void whoNeverRanHasNeitherSpreadNorRatio() {
    round(1, 1, 1);
    assertThat(results.spread("absent", "f")).isEmpty();
    assertThat(results.ratio("ours", "absent", "f")).isEmpty();
    assertThat(results.spread("ours", "another figure")).isEmpty();
  }
}
