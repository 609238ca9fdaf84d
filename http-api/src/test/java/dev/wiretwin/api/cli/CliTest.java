package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class CliTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aCommandsResultIsTheExitCode() {
    assertThat(run(() -> ExitCode.FAILED)).isEqualTo(1);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aKnownFailureIsOneSentenceAndItsExitCode() {
    assertThat(
            run(
                () -> {
                  throw new CommandFailure(ExitCode.INFRASTRUCTURE, "Port 80 is taken.", null);
                }))
        .isEqualTo(3);
    assertThat(err).hasToString("wiretwin: Port 80 is taken." + System.lineSeparator());
  }

  @Test
  void anUnknownFailureIsNoResultAndShowsNoStack() {
    assertThat(
            run(
                () -> {
                  throw new IOException("gone");
                }))
        .isEqualTo(3);
    assertThat(err.toString())
        .contains("should not have happened: java.io.IOException: gone")
        .doesNotContain("\tat ");
  }

  @Test
  void anUnknownOptionNamesTheNearestOneAndWhereHelpIs() {
    assertThat(run(() -> 0, "--speeed=1")).isEqualTo(2);
    assertThat(err.toString())
        .contains("wiretwin: Unknown option: '--speeed=1'", "--speed", "Try 'probe --help'.");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aValueThatIsNoneIsAUsageError() {
    assertThat(run(() -> 0, "--speed", "fast")).isEqualTo(2);
    assertThat(err.toString()).contains("'fast' is not an int", "Try 'probe --help'.");
  }

  @Test
  void theConsoleKnowsTheProgramsOwnCommands() {
    assertThat(Cli.onTheConsole("lab", "--port")).isEqualTo(ExitCode.USAGE);
  }

  private int run(Callable<Integer> task, String... args) {
    CommandLine commandLine = new CommandLine(new Probe(task));
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return Cli.of(commandLine).execute(args);
  }

  /** A command that does what the test wants. */
  @Command(name = "probe")
  private static final class Probe implements Callable<Integer> {
    private final Callable<Integer> task;

    @Option(names = "--speed")
    private int speed;

    Probe(Callable<Integer> task) {
      this.task = task;
    }

    @Override
    public Integer call() throws Exception {
      return task.call();
    }
  }
}
