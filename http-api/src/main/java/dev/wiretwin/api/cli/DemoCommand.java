package dev.wiretwin.api.cli;

import dev.wiretwin.api.run.Choice;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wiretwin demo}: shows in a few seconds, on this machine alone, what the client does. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Shows the JVM client at work, on this machine alone.",
      "Runs the suite smoke: messages come back over TCP and TLS, then servers misbehave, and each",
      "close status is put beside the documented one. Takes a few seconds."
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      ExitCode.OK + ":every scenario went as documented",
      ExitCode.FAILED + ":a scenario differs from what is documented",
      ExitCode.USAGE + ":the command line was not understood",
      ExitCode.INFRASTRUCTURE + ":no result: no free port on 127.0.0.1",
      ExitCode.STOPPED + ":stopped by Ctrl-C"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  wiretwin demo",
      "  wiretwin demo --json | jq '.scenarios[] | [.name, .outcome]'",
      "  wiretwin run smoke/echo      # one of them alone"
    })
final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print one JSON document instead of the table.")
  private boolean json;

  @Override
  public Integer call() throws Choice.Unknown {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Report report = json ? new RunDocument(out, err) : new DemoTable(out);
    return new SuiteShow(Choice.of("suite:smoke"), report, err).run();
  }
}
