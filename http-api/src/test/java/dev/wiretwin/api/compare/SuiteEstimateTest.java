package dev.wiretwin.api.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.compare.SuiteEstimate.Runner;
import dev.wiretwin.core.scenario.Scenario;
import dev.wiretwin.core.scenario.ScenarioReader;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuiteEstimateTest {
  private static final Runner JVM = new Runner(TargetInfo.Kind.JVM, true);
  private static final Runner VIRTUAL = new Runner(TargetInfo.Kind.LUA_BOARD, true);
  private static final Runner REAL = new Runner(TargetInfo.Kind.LUA_BOARD, false);

  private static List<Scenario> scenarios(int count, double scale) {
    Scenario one = ScenarioReader.read("x.yaml", "{client: [], run: 10s}");
    return Collections.nCopies(count, one.withTimeScale(scale));
  }

  @Test
  void everyTargetTakesItsTurnAtThePaceItCan() {
    assertThat(SuiteEstimate.of(scenarios(1, 0.1), List.of(JVM), 1))
        .isEqualTo(new SuiteEstimate(1_080, 1_500));
    assertThat(SuiteEstimate.of(scenarios(1, 0.1), List.of(VIRTUAL), 1))
        .isEqualTo(new SuiteEstimate(1_500, 3_000));
    assertThat(SuiteEstimate.of(scenarios(1, 0.1), List.of(REAL), 1))
        .isEqualTo(new SuiteEstimate(12_500, 15_000));
    assertThat(SuiteEstimate.of(scenarios(2, 0.1), List.of(JVM, REAL), 3))
        .isEqualTo(new SuiteEstimate(81_480, 99_000));
  }
}
