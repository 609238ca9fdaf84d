package dev.wiretwin.core.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where scenarios are found: built in, by the name of their suite, or in files and folders.
 * Stateless, any thread.
 */
public final class Suites {
  private static final int MOST_FILES = 1000;

  /** Where each is in the jar. */
  private static final Map<String, String> BUILT_IN =
      new TreeMap<>(
          Map.of(
              "smoke", "/scenarios/smoke/suite.yaml",
              "rfc6455", "/scenarios/rfc6455/suite.yaml",
              "nodemcu-3.0.0", "/vectors/nodemcu-websocket-3.0.0.json"));

  private Suites() {}

  /** The suites that are built in, in the order of the alphabet. */
  public static List<String> names() {
    return List.copyOf(BUILT_IN.keySet());
  }

  /** A built-in suite; empty if there is none of this name. */
  public static Optional<Suite> find(String name) {
    return Optional.ofNullable(BUILT_IN.get(name)).map(place -> builtIn(name, place));
  }

  /**
   * A built-in suite by its name, or else what is in a file, or in all {@code .yaml}, {@code .yml}
   * and {@code .json} files of a folder in the order of the alphabet.
   *
   * @throws ScenarioProblems if there is no such thing, or if it is wrong; names every fault
   */
  public static Suite load(String nameOrPath) {
    Optional<Suite> builtIn = find(nameOrPath);
    if (builtIn.isPresent()) {
      return builtIn.get();
    }
    Optional<Path> path = existing(nameOrPath);
    if (path.isEmpty()) {
      throw ScenarioProblems.about(
          nameOrPath,
          "is neither a file or folder nor a built-in suite; " + Nearest.hint(nameOrPath, names()));
    }
    return load(path.get());
  }

  /** As {@link #load(String)}, but never a built-in one. */
  public static Suite load(Path path) {
    if (Files.isDirectory(path)) {
      return folder(path);
    }
    Path folder = path.toAbsolutePath().getParent();
    return SuiteReader.read(
        path.toString(),
        content(path),
        name ->
            Optional.of(folder.resolve(name)).filter(Files::isRegularFile).map(Suites::content));
  }

  /**
   * A suite that is in no file of this machine; it cannot name files.
   *
   * @param file for complaints; its ending decides between YAML and JSON, else the first character
   *     does
   * @throws ScenarioProblems if it is none; names every fault
   */
  public static Suite read(String file, byte[] content) {
    return SuiteReader.read(file, content, sibling -> Optional.empty());
  }

  private static Optional<Path> existing(String written) {
    try {
      return Optional.of(Path.of(written)).filter(Files::exists);
    } catch (java.nio.file.InvalidPathException noPath) {
      return Optional.empty();
    }
  }

  private static Suite folder(Path folder) {
    List<String> files;
    try (Stream<Path> all = Files.list(folder)) {
      files =
          all.filter(Files::isRegularFile)
              .map(Path::toString)
              .filter(file -> file.matches("(?s).*\\.(yaml|yml|json)"))
              .sorted()
              .limit(MOST_FILES + 1)
              .toList();
    } catch (IOException fault) {
      throw ScenarioProblems.about(folder.toString(), "cannot be read: " + fault.getMessage());
    }
    if (files.isEmpty() || files.size() > MOST_FILES) {
      throw ScenarioProblems.about(
          folder.toString(), "must hold 1 to " + MOST_FILES + " .yaml, .yml or .json files");
    }
    String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    return SuiteReader.readAll(name, files, file -> Optional.of(content(Path.of(file))));
  }

  /** What is in a file, or one byte more than may be. */
  static byte[] content(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(TreeReader.MOST_BYTES + 1);
    } catch (IOException fault) {
      throw ScenarioProblems.about(file.toString(), "cannot be read: " + reason(fault));
    }
  }

  private static String reason(IOException fault) {
    if (fault instanceof NoSuchFileException) {
      return "there is no such file";
    } else if (fault instanceof AccessDeniedException) {
      return "you may not; try chmod +r on it";
    }
    return String.valueOf(fault.getMessage());
  }

  private static Suite builtIn(String name, String place) {
    String folder = place.substring(0, place.lastIndexOf('/') + 1);
    byte[] content = resource(place).orElseThrow(() -> new IllegalStateException(place + " lost"));
    Suite read = SuiteReader.read(place, content, file -> resource(folder + file));
    return new Suite(name, read.title(), read.scenarios());
  }

  private static Optional<byte[]> resource(String place) {
    try (InputStream in = Suites.class.getResourceAsStream(place)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
