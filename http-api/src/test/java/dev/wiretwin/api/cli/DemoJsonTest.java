package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DemoJsonTest {
  private final DemoJson json =
      DemoJson.of(
          List.of(DemoSamples.GOOD, DemoSamples.WRONG, DemoSamples.SILENT, DemoSamples.REFUSED));

  @Test
  void itCountsWhatIsAsDocumented() {
    assertThat(json.count()).isEqualTo(4);
    assertThat(json.asDocumented()).isEqualTo(2);
  }

  @Test
  void aStepHasTheDocumentedStatusAndTheClosesOwnWords() {
    DemoJson.Step step = json.steps().get(0);
    assertThat(step.documentedStatus()).isEqualTo(-6);
    assertThat(step.documentedMeaning()).isEqualTo("server requested termination");
    assertThat(step.milliseconds()).isEqualTo(12.3);
    assertThat(step.close())
        .isEqualTo(
            new DemoJson.Ending(
                -6,
                "peer",
                true,
                new DemoJson.Frame(1001, "lunch"),
                new DemoJson.Frame(1001, ""),
                null));
  }

  @Test
  void whatWasNotThereIsNull() {
    assertThat(json.steps().get(2).close()).isNull();
    assertThat(json.steps().get(3).close().received()).isNull();
    assertThat(json.steps().get(3).close().httpStatus()).isEqualTo(404);
  }
}
