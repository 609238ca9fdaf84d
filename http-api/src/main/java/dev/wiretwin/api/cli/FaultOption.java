package dev.wiretwin.api.cli;

import dev.wiretwin.bridge.virtual.fault.Fault;
import dev.wiretwin.bridge.virtual.fault.FaultParser;
import dev.wiretwin.bridge.virtual.fault.FaultProblem;
import dev.wiretwin.bridge.virtual.fault.FaultWord;
import dev.wiretwin.bridge.virtual.fault.ResetCause;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.TypeConversionException;

/** Reads faults from the command line, and lists them for its help. Stateless. */
final class FaultOption implements ITypeConverter<Fault> {
  private static final int LONGEST_FORM = 31;

  /** A path is meant from where the command is typed, which is not where the board runs. */
  @Override
  public Fault convert(String text) {
    try {
      Fault fault = FaultParser.parse(text);
      return fault instanceof Fault.Replug replug ? new Fault.Replug(absolute(replug)) : fault;
    } catch (FaultProblem problem) {
      throw new TypeConversionException(SafeText.of(problem.getMessage()));
    }
  }

  private static Optional<String> absolute(Fault.Replug replug) {
    return replug.link().map(path -> Path.of(path).toAbsolutePath().normalize().toString());
  }

  /** Adds a line for each fault to the end of a command's help. */
  static void explainIn(CommandSpec command) {
    List<String> lines = new ArrayList<>(List.of(command.usageMessage().footer()));
    lines.add("");
    lines.add("Faults, with times in the board's own time:");
    for (FaultWord word : FaultWord.values()) {
      String form = word.form().length() > LONGEST_FORM ? word.word() + "[:REASON]" : word.form();
      lines.add(String.format("  %-31s %s", form, word.explanation()));
    }
    lines.add("REASON is one of " + reasons() + ".");
    command.usageMessage().footer(lines.toArray(String[]::new));
  }

  private static String reasons() {
    return Arrays.stream(ResetCause.values())
        .map(ResetCause::word)
        .collect(Collectors.joining(", "));
  }
}
