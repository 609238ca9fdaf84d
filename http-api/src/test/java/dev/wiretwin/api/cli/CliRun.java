package dev.wiretwin.api.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** What one command line printed and how it ended, run inside the test's own process. */
record CliRun(int exitCode, String out, String err) {
  /** Runs the product's own commands. */
  static CliRun of(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = run(out, err, args);
    return new CliRun(exitCode, out.toString(), err.toString());
  }

  /** The same, for a test that wants to read along. */
  static int run(StringWriter out, StringWriter err, String... args) {
    CommandLine commandLine = new CommandLine(new RootCommand());
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return Cli.of(commandLine).execute(args);
  }
}
