package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.scenario.ScenarioProblems.Complaint;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioProblemsTest {
  private static final Complaint OPCODE =
      new Complaint("echo.yaml", 12, 7, "server[0][2].opcode", "must be 0 to 15, not \"text\"");

  @Test
  void aComplaintNamesFileLineColumnAndField() {
    assertThat(OPCODE)
        .hasToString("echo.yaml:12:7: server[0][2].opcode: must be 0 to 15, not \"text\"");
  }

  @Test
  void theMessageHoldsAllOfThemAndHowManyMoreThereWere() {
    Complaint whole = new Complaint("echo.yaml", 0, 0, "", "must be at most 8 MiB");
    ScenarioProblems problems = new ScenarioProblems(List.of(OPCODE, whole), 3);

    assertThat(problems.complaints()).containsExactly(OPCODE, whole);
    assertThat(problems)
        .hasMessage(OPCODE + "\necho.yaml: must be at most 8 MiB\nand 3 more")
        .hasMessageNotContaining("echo.yaml:0");
  }

  @Test
  void oneMayBeAboutNoPlaceAtAll() {
    assertThat(ScenarioProblems.about("x.yaml", "is not there")).hasMessage("x.yaml: is not there");
  }
}
