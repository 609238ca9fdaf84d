package dev.wiretwin.bridge.virtual.host;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder in which running virtual boards stand, one file each, so that other processes find
 * them. What a killed process left is taken over or cleared away. One thread at a time per process;
 * processes keep out of each other's way by a lock.
 */
public final class BoardRegister {
  private static final String ENTRY = ".board";
  private static final String CONTROL = ".control";
  private static final String LOCK = ".lock";
  private static final int MOST_BOARDS = 1000;

  private final Path folder;

  /**
   * @param folder made when the first board comes
   */
  public BoardRegister(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** Where a board's link is when nothing else is asked for. */
  Path link(String name) {
    return folder.resolve(name);
  }

  Path control(String name) {
    return folder.resolve(name + CONTROL);
  }

  /**
   * Takes a name for a board of this process.
   *
   * @throws IOException if a living process has it
   */
  void claim(String name) throws IOException {
    OwnFiles.folder(folder);
    try (FileChannel file = lockFile();
        FileLock lock = file.lock()) {
      Optional<BoardEntry> before = read(name).filter(BoardEntry::isAlive);
      if (before.isPresent() && lock.isValid()) {
        throw new IOException(
            "board "
                + name
                + " runs already, in process "
                + before.get().pid()
                + ": choose another --name");
      }
      take(name);
    }
  }

  /** Takes the first free one of {@code virt0}, {@code virt1} and so on. */
  String claimNext(String stem) throws IOException {
    OwnFiles.folder(folder);
    try (FileChannel file = lockFile();
        FileLock lock = file.lock()) {
      for (int i = 0; i < MOST_BOARDS && lock.isValid(); i++) {
        if (read(stem + i).filter(BoardEntry::isAlive).isEmpty()) {
          take(stem + i);
          return stem + i;
        }
      }
    }
    throw new IOException("more than " + MOST_BOARDS + " boards in " + folder + ": stop some");
  }

  private FileChannel lockFile() throws IOException {
    return FileChannel.open(
        folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private void take(String name) throws IOException {
    Files.deleteIfExists(control(name));
    write(BoardEntry.ofThisProcess(name, control(name)));
  }

  /** Tells the world what has changed. */
  void write(BoardEntry entry) throws IOException {
    OwnFiles.write(folder.resolve(entry.name() + ENTRY), entry.text());
  }

  void remove(String name) throws IOException {
    Files.deleteIfExists(control(name));
    Files.deleteIfExists(folder.resolve(name + ENTRY));
  }

  private Optional<BoardEntry> read(String name) {
    try {
      return Optional.of(BoardEntry.of(Files.readString(folder.resolve(name + ENTRY))));
    } catch (IOException noneOrTorn) {
      return Optional.empty();
    }
  }

  /** All boards of living processes, by name. */
  public List<BoardEntry> running() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<BoardEntry> running = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(ENTRY))
          .map(file -> file.substring(0, file.length() - ENTRY.length()))
          .sorted()
          .forEach(name -> read(name).filter(BoardEntry::isAlive).ifPresent(running::add));
    }
    return running;
  }

  /**
   * Finds a running board.
   *
   * @param word its name, its port as it was printed, or any path that leads to its device
   */
  public Optional<BoardEntry> find(String word) throws IOException {
    for (BoardEntry entry : running()) {
      if (entry.name().equals(word) || entry.port().equals(word) || entry.device().equals(word)) {
        return Optional.of(entry);
      }
    }
    String real = real(word);
    return running().stream()
        .filter(
            entry -> real.equals(entry.device()) || absolute(word).equals(absolute(entry.port())))
        .findFirst();
  }

  private static String absolute(String path) {
    return Path.of(path).toAbsolutePath().normalize().toString();
  }

  private static String real(String path) {
    try {
      return Path.of(path).toRealPath().toString();
    } catch (IOException dangling) {
      return path;
    }
  }
}
