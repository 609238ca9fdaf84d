package dev.wiretwin.bridge.serial;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds out which process has a device open, as far as Linux lets us see: {@code /proc/N/fd}.
 * Stateless, any thread.
 */
public final class PortHolder {
  private final Path proc;
  private final long self;

  /**
   * @param proc where the kernel tells of processes
   * @param self the process that does not count
   */
  PortHolder(Path proc, long self) {
    this.proc = proc;
    this.self = self;
  }

  public static PortHolder onThisMachine() {
    return new PortHolder(Path.of("/proc"), ProcessHandle.current().pid());
  }

  /** For example {@code screen (process 4711)}; empty when nobody is seen holding it. */
  public Optional<String> of(Path device) {
    Path real;
    try {
      real = device.toRealPath();
    } catch (IOException gone) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path process : processes) {
        if (!process.endsWith(Long.toString(self)) && holds(process, real)) {
          return Optional.of(name(process) + " (process " + process.getFileName() + ")");
        }
      }
    } catch (IOException noProc) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** Whether this very process has it open. */
  boolean isOurs(Path device) {
    try {
      return holds(proc.resolve(Long.toString(self)), device.toRealPath());
    } catch (IOException gone) {
      return false;
    }
  }

  private static boolean holds(Path process, Path device) {
    try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path descriptor : open) {
        if (Files.readSymbolicLink(descriptor).equals(device)) {
          return true;
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException notOurs) {
      return false;
    }
    return false;
  }

  private static String name(Path process) {
    try {
      return Files.readString(process.resolve("comm")).strip();
    } catch (IOException ended) {
      return "a program";
    }
  }
}
