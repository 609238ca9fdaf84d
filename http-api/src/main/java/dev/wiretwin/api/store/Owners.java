package dev.wiretwin.api.store;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Which processes use a state folder: one service at most, and any number of commands beside it.
 * Each has a name that never comes twice, and holds a locked file of that name as long as it lives;
 * so a process that was killed can be told from one that is busy, even when its process id has been
 * given to another. Thread safe.
 */
final class Owners implements AutoCloseable {
  private static final String SERVICE = "service";
  private static final int MOST_TRIES = 5;

  private final Path folder;
  private final String name;
  private final LockFile own;
  private final LockFile service;

  /**
   * @param service null for a command
   */
  private Owners(Path folder, String name, LockFile own, LockFile service) {
    this.folder = folder;
    this.name = name;
    this.own = own;
    this.service = service;
  }

  /**
   * @param folder is made if it is not there
   * @throws Refusal {@code STATE_UNUSABLE} if there is a service already; names its process
   */
  static Owners service(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = file(folder, SERVICE);
    LockFile service =
        LockFile.take(file)
            .orElseThrow(
                () ->
                    new Refusal(
                        RefusalCode.STATE_UNUSABLE,
                        "another service"
                            + LockFile.holder(file).map(pid -> " (process " + pid + ")").orElse("")
                            + " uses "
                            + folder.getParent()
                            + " already: stop it, or name another folder with --state-dir"));
    try {
      return join(folder, SERVICE, service);
    } catch (IOException | RuntimeException failed) {
      service.close();
      throw failed;
    }
  }

  /** Beside a service, or without one. */
  static Owners command(Path folder) throws IOException {
    Files.createDirectories(folder);
    return join(folder, "command", null);
  }

  private static Owners join(Path folder, String kind, LockFile service) throws IOException {
    for (int i = 0; i < MOST_TRIES; i++) {
      String name = kind + "-" + UUID.randomUUID();
      Optional<LockFile> own = LockFile.take(file(folder, name));
      // a service that sweeps may have come between the file and its lock
      if (own.isPresent() && Files.exists(file(folder, name))) {
        return new Owners(folder, name, own.get(), service);
      }
      own.ifPresent(LockFile::close);
    }
    throw new IOException("no lock can be had in " + folder);
  }

  private static Path file(Path folder, String name) {
    return folder.resolve(name + ".lock");
  }

  /** This process, here. */
  String name() {
    return name;
  }

  boolean isService() {
    return service != null;
  }

  /** Whether what it had queued is to be done by the next service: it promised so to others. */
  static boolean wasService(String owner) {
    return owner.startsWith(SERVICE);
  }

  /** Whether the process of that name lives. */
  boolean isAlive(String owner) {
    try {
      return LockFile.isTaken(file(folder, owner));
    } catch (IOException odd) {
      throw new UncheckedIOException("cannot see whether " + owner + " lives", odd);
    }
  }

  /** Removes what processes left that were killed. */
  void sweep() {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(one -> !one.equals(file(folder, SERVICE))).toList()) {
        Optional<LockFile> left = LockFile.take(file);
        if (left.isPresent()) {
          Files.deleteIfExists(file);
          left.get().close();
        }
      }
    } catch (IOException odd) {
      throw new UncheckedIOException("cannot sweep " + folder, odd);
    }
  }

  @Override
  public void close() {
    own.close();
    try {
      Files.deleteIfExists(file(folder, name));
    } catch (IOException odd) {
      throw new UncheckedIOException("cannot leave " + folder, odd);
    } finally {
      if (service != null) {
        service.close();
      }
    }
  }
}
