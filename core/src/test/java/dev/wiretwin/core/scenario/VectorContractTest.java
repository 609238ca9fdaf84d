package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.scenario.ScenarioResult.Verdict;
import dev.wiretwin.core.testkit.VirtualRuns;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All recorded vectors on the client of the JVM, in virtual time, held to the reviewed contract.
 */
class VectorContractTest {
  private static final List<Scenario> VECTORS = Suites.load("nodemcu-3.0.0").scenarios();
  private static final Map<String, Contract.Entry> CONTRACT =
      Contract.read().stream().collect(Collectors.toMap(Contract.Entry::id, Function.identity()));

  static Stream<Named<Scenario>> vectors() {
    return VECTORS.stream().map(one -> Named.of(one.name(), one));
  }

  @Test
  void eachVectorHasExactlyOneEntry() {
    assertThat(Contract.read())
        .extracting(Contract.Entry::id)
        .containsExactlyInAnyOrderElementsOf(VECTORS.stream().map(Scenario::name).toList());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void theClientDoesWhatTheContractDemands(Scenario vector) {
    Contract.Entry demanded = CONTRACT.get(vector.name());
    VirtualRuns runs = new VirtualRuns();
    ScenarioResult result = runs.run(vector);
    if (demanded.notApplicable().isPresent()) {
      assertThat(result.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
      return;
    }
    assertThat(result.verdict()).isIn(Verdict.PASSED, Verdict.FAILED);
    assertThat(ContractCheck.faults(demanded, vector, result.trace())).isEmpty();
    runs.loop().advance(1_000_000_000L);
    assertThat(runs.network().inUse()).isZero();
    assertThat(runs.loop().alarms()).isZero();
  }
}
