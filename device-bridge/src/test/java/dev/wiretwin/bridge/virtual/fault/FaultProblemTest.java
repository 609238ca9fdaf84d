package dev.wiretwin.bridge.virtual.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaultProblemTest {
  @Test
  void itNamesTheWordsThePlaceAndTheComplaint() {
    FaultProblem problem = new FaultProblem("stall:x", 7, "'x' is no time");
    assertThat(problem).hasMessage("fault 'stall:x', character 7: 'x' is no time");
    assertThat(problem.position()).isEqualTo(7);
  }
}
