package dev.wiretwin.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wiretwin testee}: puts our engine before somebody else's conformance suite. */
@Command(
    name = "testee",
    subcommands = {TesteeClientCommand.class, TesteeServerCommand.class},
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "(client | server)",
    description = {
      "Lets a conformance suite test our client or our server.",
      "Made for the fuzzing modes of the Autobahn Testsuite."
    },
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  wiretwin testee client --url ws://127.0.0.1:9001 --agent wiretwin",
      "  wiretwin testee server --port 9002"
    })
final class TesteeCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** Runs when neither was named. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which testee: client or server?");
  }
}
