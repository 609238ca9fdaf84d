package dev.wiretwin.api.cli;

import dev.wiretwin.bridge.virtual.host.BoardRegister;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** Where the program keeps what outlives a command: the option that such commands share. */
final class StateFolder {
  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      description =
          "Where running boards are noted down (default: wiretwin in $XDG_STATE_HOME or in"
              + " ~/.local/state).")
  private Path folder;

  Path folder() {
    return folder == null ? byDefault(System.getenv()) : folder;
  }

  /** The folder in which running virtual boards stand. */
  Path boards() {
    return folder().resolve("boards");
  }

  BoardRegister register() {
    return new BoardRegister(boards());
  }

  /** The XDG base directory specification's place; a relative path there is to be ignored. */
  static Path byDefault(Map<String, String> environment) {
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    Path base =
        Path.of(state).isAbsolute()
            ? Path.of(state)
            : Path.of(System.getProperty("user.home"), ".local", "state");
    return base.resolve("wiretwin");
  }
}
