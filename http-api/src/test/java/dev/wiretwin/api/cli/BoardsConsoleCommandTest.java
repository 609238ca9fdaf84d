package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BoardsConsoleCommandTest {
  @TempDir private Path state;

  /** With these words at the process's standard input. */
  private static CliRun typing(String words, PluggedIn board, String... options) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(words.getBytes(StandardCharsets.UTF_8)));
    try {
      String[] all = new String[options.length + 2];
      all[0] = "console";
      all[1] = board.name();
      System.arraycopy(options, 0, all, 2, options.length);
      return board.boards(all);
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void aPipeIsTypedAndTheAnswerPrinted() throws Exception {
    try (PluggedIn board = PluggedIn.board(state)) {
      CliRun run = typing("=6*7\n", board);
      assertThat(run.out()).contains("=6*7", "42", "> ");
      assertThat(run.err()).isEmpty();
      assertThat(run.exitCode()).isZero();
    }
  }

  @Test
  void eachLineCanHaveItsTime() throws Exception {
    try (PluggedIn board = PluggedIn.board(state)) {
      assertThat(typing("=6*7\n", board, "--timestamps").out())
          .containsPattern("(?m)^\\d\\d:\\d\\d:\\d\\d\\.\\d{3} 42$");
    }
  }

  @Test
  void aPortThatIsNotThereIsNoResult() {
    CliRun run = CliRun.of("boards", "console", "/dev/no-such-board");
    assertThat(run.exitCode()).isEqualTo(ExitCode.INFRASTRUCTURE);
    assertThat(run.err().lines()).singleElement().asString().contains("/dev/no-such-board");
  }

  @Test
  void aBoardThatGoesIsNoResult() throws Exception {
    try (PluggedIn board = PluggedIn.board(state)) {
      board.strike("reset");
      board.strike("unplug");
      CliRun run = typing("=1\n", board);
      assertThat(run.exitCode()).isEqualTo(ExitCode.INFRASTRUCTURE);
      assertThat(run.err()).startsWith("wiretwin: ");
    }
  }

  @Test
  void ctrlCLeaves() throws Exception {
    try (PluggedIn board = PluggedIn.board(state);
        Spawned console =
            Spawned.of(
                "boards", "console", board.name(), "--state-dir", state.toString(), "--stay")) {
      console.process().getOutputStream().write("=6*7\n".getBytes(StandardCharsets.UTF_8));
      console.process().getOutputStream().flush();
      String line = console.out().readLine();
      while (!"42".equals(line)) {
        assertThat(line).as("what is printed before the answer").isNotNull();
        line = console.out().readLine();
      }
      console.process().toHandle().destroy();
      assertThat(console.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(typing("=1+1\n", board).out()).contains("2");
    }
  }

  @Test
  void helpHasExamples() {
    assertThat(CliRun.of("boards", "console", "--help").out())
        .contains("Examples:", "--timestamps", "--stay", "echo '=node.heap()'");
  }
}
