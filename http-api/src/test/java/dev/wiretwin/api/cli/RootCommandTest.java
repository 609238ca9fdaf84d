package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class RootCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void helpNamesTheExitCodes() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString())
        .contains("Usage: wiretwin", "Exit codes:", "0   done", "1   a new", "2   the", "3   no");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void helpListsEveryCommandInOneLineAndHasExamples() {
    run("--help");
    assertThat(out.toString().lines())
        .filteredOn(
            line -> line.matches("  (demo|run|lab|boards?|testee|bench|completion|help) .*[.]"))
        .hasSize(9);
    assertThat(out.toString()).contains("Examples:", "wiretwin demo");
  }

  @Test
  void helpForACommandIsThatCommandsHelp() {
    assertThat(run("help", "demo")).isZero();
    assertThat(out.toString()).startsWith("Usage: wiretwin demo");
  }

  @Test
  void noCommandAtAllIsAUsageError() {
    assertThat(run()).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("Which command?", "Try 'wiretwin --help'.");
  }

  @Test
  void aWordThatIsNoCommandIsAUsageError() {
    assertThat(run("dance")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("dance", "Try 'wiretwin --help'.");
  }

  private int run(String... args) {
    CommandLine commandLine = new CommandLine(new RootCommand());
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return Cli.of(commandLine).execute(args);
  }
}
