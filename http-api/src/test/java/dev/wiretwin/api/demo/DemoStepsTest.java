package dev.wiretwin.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.demo.DemoStep.Ending;
import dev.wiretwin.core.client.Close;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DemoStepsTest {
  private static final DemoStage STAGE = new DemoStage(Instant.now());

  static List<DemoStep> steps() {
    return DemoSteps.ALL;
  }

  @ParameterizedTest
  @MethodSource("steps")
  void theClientEndsWithTheDocumentedStatus(DemoStep step) throws Exception {
    Ending ending = step.play().on(STAGE);
    assertThat(ending.close()).map(Close::status).contains(step.expected());
    assertThat(ending.fault()).isEmpty();
  }

  @Test
  void everyDocumentedKindOfStatusIsShown() {
    assertThat(DemoSteps.ALL)
        .extracting(DemoStep::expected)
        .contains(0, -1, -2, -3, -4, -5, -6, -7, -9, -15, -16, -17, -18, -19)
        .contains(-109, -110, -128, -902, -907);
  }

  @Test
  void wordsFitIntoTheTablesColumn() {
    assertThat(DemoSteps.ALL).allMatch(step -> step.what().length() <= 48);
  }
}
