package dev.wiretwin.api.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wiretwin board}: boards that need no hardware. */
@Command(
    name = "board",
    subcommands = {BoardVirtualCommand.class, BoardFaultCommand.class, BoardListCommand.class},
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "(virtual | fault | list)",
    description = {
      "Runs virtual boards, and has things go wrong with them.",
      "A virtual board is a NodeMCU without the hardware: a serial port behind which real Lua runs."
    },
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  wiretwin board virtual --firmware lua --link /tmp/nodemcu",
      "  wiretwin board fault /tmp/nodemcu wifi-lost:for=5s",
      "  wiretwin board list"
    })
final class BoardCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** Runs when none was named. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "What about boards: virtual, fault or list?");
  }
}
