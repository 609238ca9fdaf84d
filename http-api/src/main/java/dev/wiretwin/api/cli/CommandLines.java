package dev.wiretwin.api.cli;

import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Makes as much of the command line as the arguments need: to look into every command takes longer
 * than all else that a command does before it starts. Stateless.
 */
final class CommandLines {
  /** They speak of all the others. */
  private static final Set<String> NEED_ALL = Set.of("help", "completion");

  private CommandLines() {}

  /** The one command that is named first, or all of them. */
  static CommandLine of(String... args) {
    if (args.length > 0 && !NEED_ALL.contains(args[0])) {
      Command root = RootCommand.class.getAnnotation(Command.class);
      for (Class<?> type : root.subcommands()) {
        if (type.getAnnotation(Command.class).name().equals(args[0])) {
          CommandSpec alone = CommandSpec.create().name(root.name());
          return new CommandLine(alone).addSubcommand(new CommandLine(type));
        }
      }
    }
    return new CommandLine(new RootCommand());
  }
}
