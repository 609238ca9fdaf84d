package dev.wiretwin.api.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that a command will write at its end. Whether it can be written is found out at the
 * beginning: nobody wants to be told after a minute. For one thread.
 */
final class ReportFile {
  private final String ending;
  private final Path path;
  private final boolean fresh;

  private ReportFile(String ending, Path path, boolean fresh) {
    this.ending = ending;
    this.path = path;
    this.fresh = fresh;
  }

  /**
   * @param ending which form of the report it takes
   * @throws CommandFailure if it cannot be written
   */
  static ReportFile demand(String ending, Path path) {
    boolean fresh = !Files.exists(path);
    try {
      Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE).close();
      return new ReportFile(ending, path, fresh);
    } catch (IOException cannot) {
      throw unwritable(path, cannot);
    }
  }

  private static CommandFailure unwritable(Path path, IOException cannot) {
    return CommandFailure.noResult(
        SafeText.of(path + " cannot be written: " + cannot.getClass().getSimpleName()) + ".",
        cannot);
  }

  Path path() {
    return path.toAbsolutePath();
  }

  String ending() {
    return ending;
  }

  void write(byte[] report) {
    try {
      Files.write(path, report);
    } catch (IOException cannot) {
      throw unwritable(path, cannot);
    }
  }

  /** There was nothing to write: what was not there before is not there afterwards. */
  void abandon() {
    try {
      if (fresh && Files.size(path) == 0) {
        Files.delete(path);
      }
    } catch (IOException gone) {
      // somebody else took it away, which is just as well
    }
  }
}
