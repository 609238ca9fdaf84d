package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.core.scenario.ScenarioProblems;
import dev.wiretwin.core.scenario.ScenarioReader;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CommandFailureTest {
  @Test
  void itCarriesSentenceCauseAndExitCode() {
    IOException cause = new IOException("closed");
    CommandFailure failure =
        new CommandFailure(ExitCode.INFRASTRUCTURE, "The port is gone.", cause);
    assertThat(failure).hasMessage("The port is gone.").hasCause(cause);
    assertThat(failure.exitCode()).isEqualTo(3);
    assertThat(CommandFailure.noResult("The port is gone.", cause))
        .usingRecursiveComparison()
        .isEqualTo(failure);
  }

  @Test
  void aWrongScenarioIsListedFaultByFault() {
    assertThat(wrong("client: [conect]\nserver: [ehco]"))
        .startsWith("nothing was run; mend this first:")
        .contains("\n  x.yaml:1:10: ", "\n  x.yaml:2:10: ");
    assertThat(wrong("client: [conect]"))
        .startsWith("nothing was run; mend this first:")
        .contains("\n  x.yaml:1:10: ");
  }

  @Test
  void whatIsAboutTheFileAsAWholeIsOneSentence() {
    assertThat(wrong("")).startsWith("x.yaml: ").endsWith("it is empty.");
  }

  private static String wrong(String text) {
    ScenarioProblems problems =
        catchThrowableOfType(ScenarioProblems.class, () -> ScenarioReader.read("x.yaml", text));
    return CommandFailure.wrongScenario(problems).getMessage();
  }

  @Test
  void aRefusalIsTheAskersMistakeOrTheWorlds() {
    CommandFailure mistake =
        CommandFailure.refused(new Refusal(RefusalCode.SCENARIO_NOT_FOUND, "there is none"));
    assertThat(mistake.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(mistake).hasMessage("there is none.");
    CommandFailure world =
        CommandFailure.refused(new Refusal(RefusalCode.BOARD_UNREACHABLE, "it is gone"));
    assertThat(world.exitCode()).isEqualTo(ExitCode.INFRASTRUCTURE);
    assertThat(CommandFailure.refused(new Refusal(RefusalCode.BAD_REQUEST, "no")).exitCode())
        .isEqualTo(ExitCode.USAGE);
  }
}
