package dev.wiretwin.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The table of all commands: a new one is a class of its own and one line here. */
@Command(
    name = "wiretwin",
    subcommands = {
      DemoCommand.class,
      CompareCommand.class,
      RunCommand.class,
      ServeCommand.class,
      SessionCommand.class,
      LabCommand.class,
      BoardCommand.class,
      BoardsCommand.class,
      TesteeCommand.class,
      BenchCommand.class,
      CompletionCommand.class,
      HelpCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Runs one WebSocket script on an ESP8266 and on the JVM beside it,",
      "and shows where they differ, why, and whether that is new."
    },
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      ExitCode.OK + ":done, and nothing new was found",
      ExitCode.FAILED + ":a new divergence, or a failed expectation",
      ExitCode.USAGE + ":the command line was not understood",
      ExitCode.INFRASTRUCTURE + ":no result: a port, a file or the network failed"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  wiretwin demo",
      "  wiretwin compare --targets virtual,jvm --suite smoke --time-scale 0.05",
      "  wiretwin run smoke",
      "  wiretwin board virtual --firmware lua",
      "  wiretwin boards",
      "  wiretwin session ws://127.0.0.1:9001/",
      "  wiretwin lab --script idea.yaml"
    })
final class RootCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** Runs when no command was named. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }
}
