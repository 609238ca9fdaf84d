package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.firmware.Firmware;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BoardsResetCommandTest {
  @TempDir private Path state;

  @Test
  void softlyABoardAtItsPromptStartsAnew() throws Exception {
    try (PluggedIn board = PluggedIn.board(state)) {
      CliRun run = board.boards("reset", board.name(), "--soft");
      assertThat(run.out()).startsWith("ok " + board.name()).contains("NodeMCU 3.0.0");
      assertThat(run.exitCode()).isZero();
    }
  }

  @Test
  void aPortWithoutLinesIsToldOfTheSoftWay() throws Exception {
    try (PluggedIn board = PluggedIn.board(state)) {
      for (String sequence : new String[] {"run", "bootloader", "dtr0 rts1 10ms rts0"}) {
        CliRun run = board.boards("reset", board.name(), "--sequence", sequence);
        assertThat(run.exitCode()).isEqualTo(ExitCode.INFRASTRUCTURE);
        assertThat(run.err()).contains("DTR", "give --soft.");
        assertThat(run.out()).isEmpty();
      }
    }
  }

  @Test
  void whatMakesNoSenseIsAUsageError() {
    CliRun odd = CliRun.of("boards", "reset", "virt0", "--sequence", "dtr0 rtx1");
    assertThat(odd.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(odd.err()).contains("--sequence: ", "column 6", "rtx1");
    CliRun both = CliRun.of("boards", "reset", "virt0", "--soft", "--sequence", "run");
    assertThat(both.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(both.err()).contains("not both");
  }

  @Test
  void aBoardOfWhichNothingIsHeardIsNoResult() throws Exception {
    BoardSettings quiet =
        BoardSettings.DEFAULT.withBanner(false).withFiles(Map.of("init.lua", new byte[] {' '}));
    try (PluggedIn board = PluggedIn.board(state, quiet)) {
      CliRun run = board.boards("reset", board.name(), "--soft");
      assertThat(run.exitCode()).isEqualTo(ExitCode.INFRASTRUCTURE);
      assertThat(run.err())
          .contains("was told to restart, but nothing was heard")
          .contains("wiretwin boards identify " + board.name());
      assertThat(run.out()).isEmpty();
    }
  }

  @Test
  void aPortThatIsNotThereIsNoResult() {
    CliRun run = CliRun.of("boards", "reset", "/dev/no-such-board");
    assertThat(run.exitCode()).isEqualTo(ExitCode.INFRASTRUCTURE);
    assertThat(run.err()).contains("/dev/no-such-board").doesNotContain("--soft");
  }

  @Test
  void helpHasExamples() {
    assertThat(CliRun.of("boards", "reset", "--help").out())
        .contains("Examples:", "--sequence bootloader", "--soft", "Exit codes:");
  }

  @Test
  void softlyAModuleStartsAnewByItsOwnCommand() throws Exception {
    try (PluggedIn module =
        PluggedIn.board(state, BoardSettings.DEFAULT.withFirmware(Firmware.AT_2))) {
      CliRun run = module.boards("reset", module.name(), "--soft");
      assertThat(run.exitCode()).isZero();
      // nothing in the first second, and how it goes on behind that
      assertThat(run.err()).isIn("", "restarting " + module.name() + " …" + System.lineSeparator());
      assertThat(run.out()).startsWith("ok " + module.name()).contains("ready");
    }
  }
}
