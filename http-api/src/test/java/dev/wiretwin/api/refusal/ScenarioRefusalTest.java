package dev.wiretwin.api.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.scenario.ScenarioProblems;
import dev.wiretwin.core.scenario.ScenarioReader;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class ScenarioRefusalTest {
  @Test
  void eachComplaintHasItsPlaceAndItsField() {
    ScenarioProblems wrong =
        Assertions.catchThrowableOfType(
            ScenarioProblems.class,
            () -> ScenarioReader.read("x", "name: x\nclient: [connect]\nserver: [{echo: no}]\n"));
    Refusal refusal = ScenarioRefusal.of(wrong);
    assertThat(refusal.code()).isEqualTo(RefusalCode.SCENARIO_INVALID);
    assertThat(refusal.more().get("errors"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .singleElement()
        .satisfies(
            one -> {
              ScenarioRefusal.Fault fault = (ScenarioRefusal.Fault) one;
              assertThat(fault.line()).isEqualTo(3);
              assertThat(fault.field()).startsWith("server[0]");
              assertThat(fault.sentence()).isNotEmpty();
            });
  }

  @Test
  void whatIsWrongAsAWholeHasNoPlace() {
    ScenarioProblems wrong =
        Assertions.catchThrowableOfType(
            ScenarioProblems.class, () -> ScenarioReader.read("x.yaml", ""));
    assertThat(ScenarioRefusal.Fault.of(wrong.complaints().get(0)).line()).isNull();
    assertThat(ScenarioRefusal.Fault.of(wrong.complaints().get(0)).field()).isNull();
  }
}
