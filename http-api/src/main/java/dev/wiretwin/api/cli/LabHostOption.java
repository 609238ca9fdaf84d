package dev.wiretwin.api.cli;

import dev.wiretwin.api.comparisons.LabPlaces;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Where lab servers listen for real boards: the option of commands that compare. */
final class LabHostOption {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--lab-host",
      paramLabel = "ADDRESS",
      description =
          "The IPv4 address of this machine in the network of real boards. Needed to compare such"
              + " a board: lab servers listen there then, on free ports, while it runs.")
  private String address;

  Optional<String> address() {
    try {
      return Optional.ofNullable(address).map(LabPlaces::demandOurs);
    } catch (IllegalArgumentException wrong) {
      CommandLine command = spec.commandLine();
      throw new ParameterException(
          command, "--lab-host: " + SafeText.of(wrong.getMessage()) + ".", wrong);
    }
  }
}
