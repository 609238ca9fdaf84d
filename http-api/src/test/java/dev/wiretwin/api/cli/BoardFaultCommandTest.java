package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BoardFaultCommandTest {
  @TempDir private Path state;

  private CliRun fault(String... words) {
    String[] all = new String[words.length + 4];
    System.arraycopy(
        new String[] {"board", "fault", "--state-dir", state.toString()}, 0, all, 0, 4);
    System.arraycopy(words, 0, all, 4, words.length);
    return CliRun.of(all);
  }

  @Test
  void aWordThatIsNoFaultIsAUsageErrorWithItsPlace() {
    CliRun run = fault("virt0", "stall:soon");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("fault 'stall:soon', character 7: 'soon' is no time");
  }

  @Test
  void aBoardThatDoesNotRunIsOneSentence() {
    CliRun run = fault("virt0", "stall:1s");
    assertThat(run.exitCode()).isEqualTo(ExitCode.INFRASTRUCTURE);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .contains("no virtual board runs as virt0; none is noted down in " + state)
        .endsWith("start one with: wiretwin board virtual.");
  }

  @Test
  void withoutAFaultItIsAUsageError() {
    assertThat(fault("virt0").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void helpListsEveryFault() {
    assertThat(CliRun.of("board", "fault", "--help").out())
        .contains("Faults, with times in the board's own time:", "  drop-to-board:p=P[,run=1-N]")
        .contains("  clear                           ends whatever goes on");
  }
}
