package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SuitesTest {
  @Test
  void theRecordedVectorsLoadAsScenarios() {
    Suite suite = Suites.load("nodemcu-3.0.0");
    assertThat(suite.scenarios()).hasSize(337);
    suite.scenarios().stream()
        .filter(s -> s.notApplicable().isPresent())
        .forEach(s -> System.out.println(s.name() + " " + s.notApplicable().get()));
    System.out.println(suite.scenarios().get(100));
  }
}
