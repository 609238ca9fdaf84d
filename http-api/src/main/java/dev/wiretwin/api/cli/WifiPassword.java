package dev.wiretwin.api.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * Where a Wi-Fi password comes from: never the command line, which every process of the machine can
 * read.
 */
final class WifiPassword {
  static final String VARIABLE = "WIRETWIN_WIFI_PASSWORD";

  private static final int MOST_BYTES = 4096;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description =
          "Its first line is the password. Without it: what stands in the environment as "
              + VARIABLE
              + ", or what you are asked for, unseen.")
  private Path file;

  @Option(names = "--open", description = "The network takes no password.")
  private boolean open;

  /**
   * @param prompt asks a person, without an echo; empty if there is none
   * @return empty for a network without a password
   * @throws ParameterException if there is none to be had
   */
  String read(
      CommandLine command, Map<String, String> environment, Supplier<Optional<char[]>> prompt) {
    if (open) {
      return "";
    } else if (file != null) {
      return ofFile(command);
    } else if (!environment.getOrDefault(VARIABLE, "").isEmpty()) {
      return environment.get(VARIABLE);
    }
    return prompt
        .get()
        .map(String::new)
        .filter(typed -> !typed.isEmpty())
        .orElseThrow(
            () ->
                new ParameterException(
                    command,
                    "There is no password: give --password-file, set "
                        + VARIABLE
                        + ", or say --open if the network takes none."));
  }

  private String ofFile(CommandLine command) {
    String name = SafeText.of(file.toString());
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new ParameterException(
            command, "--password-file: " + name + " holds more than that.");
      }
      String first = Files.readString(file, StandardCharsets.UTF_8).lines().findFirst().orElse("");
      if (first.isEmpty()) {
        throw new ParameterException(
            command, "--password-file: the first line of " + name + " is empty.");
      }
      return first;
    } catch (IOException e) {
      throw new ParameterException(
          command, "--password-file: cannot read " + name + ": name a text file that is there.", e);
    }
  }
}
