package dev.wiretwin.api.cli;

import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line as a whole: parses it, runs the command it names and turns every way of failing
 * into a sentence on stderr and an {@link ExitCode}. One run per object.
 */
public final class Cli {
  private final CommandLine commandLine;

  private Cli(CommandLine commandLine) {
    this.commandLine = commandLine;
  }

  /** Runs one of the program's own commands on the process's streams; gives its exit code. */
  public static int onTheConsole(String... args) {
    return of(CommandLines.of(args)).execute(args);
  }

  static Cli of(CommandLine commandLine) {
    commandLine.setParameterExceptionHandler(Cli::explainUsage);
    commandLine.setExecutionExceptionHandler(Cli::explainFailure);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setUsageHelpAutoWidth(true);
    return new Cli(commandLine);
  }

  int execute(String... args) {
    return commandLine.execute(args);
  }

  private static int explainUsage(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("wiretwin: " + failure.getMessage());
    UnmatchedArgumentException.printSuggestions(failure, err);
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.USAGE;
  }

  private static int explainFailure(Exception failure, CommandLine command, ParseResult parsed) {
    if (failure instanceof CommandFailure known) {
      command.getErr().println("wiretwin: " + known.getMessage());
      return known.exitCode();
    }
    command.getErr().println("wiretwin: this should not have happened: " + failure);
    Logs.LOG.warn("Please report this, with the lines below", failure);
    return ExitCode.INFRASTRUCTURE;
  }

  /** Keeps the logging library asleep until something is worth a line: it costs start-up time. */
  private static final class Logs {
    private static final Logger LOG = LoggerFactory.getLogger(Cli.class);
  }
}
