package dev.wiretwin.api.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that at most one holder on this machine has at a time; its text is the holder's process
 * id. However the process ends, the system lets the file go. Thread safe.
 */
final class LockFile implements AutoCloseable {
  /**
   * What this process holds. Such a file must not even be opened again here: when any of its
   * channels is closed, POSIX lets go of all locks that the process has on the file.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private LockFile(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Empty if somebody has it. */
  static Optional<LockFile> take(Path place) throws IOException {
    Path file = place.toAbsolutePath().normalize();
    if (!HELD.add(file)) {
      return Optional.empty();
    }
    FileChannel channel = null;
    boolean taken = false;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      taken = lock != null;
      if (taken) {
        channel.truncate(0);
        channel.write(
            ByteBuffer.wrap(
                Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
      }
      return taken ? Optional.of(new LockFile(file, channel)) : Optional.empty();
    } finally {
      if (!taken) {
        if (channel != null) {
          channel.close();
        }
        HELD.remove(file);
      }
    }
  }

  /** Whether somebody has it now. */
  static boolean isTaken(Path place) throws IOException {
    if (HELD.contains(place.toAbsolutePath().normalize())) {
      return true;
    }
    if (!Files.exists(place)) {
      return false;
    }
    Optional<LockFile> mine = take(place);
    mine.ifPresent(LockFile::close);
    return mine.isEmpty();
  }

  /** The id of the process that has it, as far as is known. */
  static Optional<Long> holder(Path place) {
    if (HELD.contains(place.toAbsolutePath().normalize())) {
      return Optional.of(ProcessHandle.current().pid());
    }
    try {
      return Optional.of(Long.parseLong(Files.readString(place).strip()));
    } catch (IOException | NumberFormatException unknown) {
      // only for a sentence, which says less then
      return Optional.empty();
    }
  }

  /** Lets it go. It stays where it is: if it were removed, two could hold what has its name. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException odd) {
      throw new UncheckedIOException("a lock that cannot be let go: " + file, odd);
    } finally {
      HELD.remove(file);
    }
  }
}
