package dev.wiretwin.api.listen;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out which program listens on a port, where the system tells (Linux's {@code /proc}).
 * Stateless; what cannot be read is not known.
 */
public final class PortHolder {
  /** Columns of {@code /proc/net/tcp}: local address and port, state, … , inode. */
  private static final Pattern LISTENS =
      Pattern.compile(" *[0-9]+: [0-9A-F]+:([0-9A-F]{4}) [0-9A-F:]+ 0A (?:\\S+ +){5}([0-9]+) .*");

  private static final int HEX = 16;

  private final Path proc;

  PortHolder(Path proc) {
    this.proc = proc;
  }

  public static PortHolder ofThisMachine() {
    return new PortHolder(Path.of("/proc"));
  }

  /** For people: {@code java (process 4711)}. */
  public Optional<String> of(int port) {
    return inode(port).flatMap(this::program);
  }

  private Optional<String> inode(int port) {
    for (String table : List.of("net/tcp", "net/tcp6")) {
      try {
        for (String line : Files.readAllLines(proc.resolve(table))) {
          Matcher socket = LISTENS.matcher(line);
          if (socket.matches() && Integer.parseInt(socket.group(1), HEX) == port) {
            return Optional.of(socket.group(2));
          }
        }
      } catch (IOException unreadable) {
        // another system, or none of our business
      }
    }
    return Optional.empty();
  }

  private Optional<String> program(String inode) {
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path process : processes) {
        if (holds(process, "socket:[" + inode + "]")) {
          String name = Files.readString(process.resolve("comm")).strip();
          return Optional.of(name + " (process " + process.getFileName() + ")");
        }
      }
    } catch (IOException unreadable) {
      // not known then
    }
    return Optional.empty();
  }

  private static boolean holds(Path process, String socket) {
    try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path file : open) {
        if (Files.isSymbolicLink(file) && Files.readSymbolicLink(file).toString().equals(socket)) {
          return true;
        }
      }
    } catch (IOException foreign) {
      // another user's process
    }
    return false;
  }
}
