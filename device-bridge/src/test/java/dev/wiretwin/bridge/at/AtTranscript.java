package dev.wiretwin.bridge.at;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A written-down talk with a module: what it said, and the tokens that are in it. Immutable.
 *
 * @param addresses whether CIPDINFO is on
 */
record AtTranscript(String name, boolean addresses, byte[] said, List<String> tokens) {
  private static final Path FOLDER = Path.of("src/test/resources/transcripts");

  static List<AtTranscript> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.getFileName().toString().matches("at-[0-9a-z]-.*"))
          .sorted()
          .map(AtTranscript::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AtTranscript read(Path file) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    List<String> tokens = new ArrayList<>();
    boolean addresses = false;
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
        if (line.startsWith("B> ")) {
          said.writeBytes(AtText.bytes(line.substring(3)));
        } else if (line.startsWith("T> ")) {
          tokens.add(line.substring(3));
        } else if (line.equals("! addresses")) {
          addresses = true;
        } else if (!line.startsWith("#") && !line.startsWith("H> ")) {
          throw new IllegalArgumentException(file + ": what is this? " + line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new AtTranscript(
        file.getFileName().toString(), addresses, said.toByteArray(), List.copyOf(tokens));
  }

  /** Short, for the names of tests. */
  @Override
  public String toString() {
    return name;
  }
}
