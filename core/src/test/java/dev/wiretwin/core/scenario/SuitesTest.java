package dev.wiretwin.core.scenario;

import org.junit.jupiter.api.Test;

class SuitesTest {
  @Test
  void theRecordedVectorsLoadAsScenarios() {
    for (String n : Suites.names()) {
      try {
        Suite suite = Suites.load(n);
        System.out.println(n + " " + suite.scenarios().size() + " " + suite.longestMs());
      } catch (ScenarioProblems e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
