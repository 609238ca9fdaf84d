package dev.wiretwin.bridge.virtual.module;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A flash chip that is a directory of the host: each plain file in it is a file of the board, under
 * the name {@link HostNames} gives it. On the board's processor only.
 *
 * <p>Nothing outside the directory can be named, links are never followed, and directories, files
 * too large for the flash or with names that would not do are not seen. People may put files in
 * while the board runs.
 */
public final class HostFileStore implements FileStore {
  private static final Logger LOG = LoggerFactory.getLogger(HostFileStore.class);

  private final Path directory;

  /**
   * Makes the directory if there is none.
   *
   * @throws UncheckedIOException when it cannot be made or is none: name another one
   */
  public HostFileStore(Path directory) {
    try {
      this.directory = Files.createDirectories(directory).toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "no directory for the flash at " + directory + "; name another one", e);
    }
  }

  @Override
  public List<Entry> list() {
    TreeMap<String, Entry> files = new TreeMap<>();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(directory)) {
      for (Path path : paths) {
        HostNames.board(path.getFileName().toString())
            .ifPresent(
                name -> plainSize(path).ifPresent(size -> files.put(name, new Entry(name, size))));
      }
    } catch (IOException e) {
      LOG.warn("the flash directory {} cannot be read", directory, e);
    }
    return fitting(files.values().stream().sorted(Comparator.comparing(Entry::name)).toList());
  }

  /** As many as the chip has room for. */
  private static List<Entry> fitting(List<Entry> all) {
    List<Entry> fitting = new ArrayList<>();
    int used = 0;
    for (Entry file : all) {
      used += FlashPages.of(file.size());
      if (used > FlashPages.TOTAL_PAGES) {
        break;
      }
      fitting.add(file);
    }
    return fitting;
  }

  private static OptionalInt plainSize(Path path) {
    try {
      BasicFileAttributes file =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return file.isRegularFile() && file.size() <= FlashPages.TOTAL_BYTES
          ? OptionalInt.of((int) file.size())
          : OptionalInt.empty();
    } catch (IOException e) {
      return OptionalInt.empty();
    }
  }

  @Override
  public OptionalInt size(String name) {
    return HostNames.host(name)
        .map(file -> plainSize(directory.resolve(file)))
        .orElse(OptionalInt.empty());
  }

  @Override
  public boolean create(String name) {
    if (HostNames.host(name).isEmpty()) {
      return false;
    }
    remove(name);
    if (FlashPages.of(list()) >= FlashPages.TOTAL_PAGES) {
      return false;
    }
    try {
      open(name, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW).close();
      return true;
    } catch (IOException e) {
      return failed("made", name, e);
    }
  }

  @Override
  public byte[] read(String name, int at, int count) {
    int size = size(name).orElse(0);
    if (at >= size) {
      return new byte[0];
    }
    ByteBuffer bytes = ByteBuffer.allocate(Math.min(count, size - at));
    try (SeekableByteChannel file = open(name, StandardOpenOption.READ)) {
      file.position(at);
      while (bytes.hasRemaining() && file.read(bytes) >= 0) {
        // until it is full or the file ends
      }
    } catch (IOException e) {
      failed("read", name, e);
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  @Override
  public boolean write(String name, int at, byte[] bytes) {
    OptionalInt now = size(name);
    if (now.isEmpty() || at > now.getAsInt()) {
      return false;
    }
    int wanted = Math.max(now.getAsInt(), at + bytes.length);
    int size = FlashPages.grown(now.getAsInt(), wanted, FlashPages.of(list()));
    ByteBuffer fitting = ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, size - at));
    try (SeekableByteChannel file = open(name, StandardOpenOption.WRITE)) {
      file.position(at);
      while (fitting.hasRemaining()) {
        file.write(fitting);
      }
      return size == wanted;
    } catch (IOException e) {
      return failed("written", name, e);
    }
  }

  private SeekableByteChannel open(String name, OpenOption... how) throws IOException {
    String file = HostNames.host(name).orElseThrow(() -> new NoSuchFileException(name));
    Set<OpenOption> options = new HashSet<>(Arrays.asList(how));
    options.add(LinkOption.NOFOLLOW_LINKS);
    return Files.newByteChannel(directory.resolve(file), options);
  }

  @Override
  public boolean remove(String name) {
    if (size(name).isEmpty()) {
      return false;
    }
    try {
      return Files.deleteIfExists(directory.resolve(HostNames.host(name).orElseThrow()));
    } catch (IOException e) {
      return failed("removed", name, e);
    }
  }

  @Override
  public boolean rename(String from, String to) {
    if (size(from).isEmpty() || HostNames.host(to).isEmpty()) {
      return false;
    }
    Path target = directory.resolve(HostNames.host(to).orElseThrow());
    try {
      // refuses an existing target
      Files.move(directory.resolve(HostNames.host(from).orElseThrow()), target);
      return true;
    } catch (IOException e) {
      return failed("renamed", from, e);
    }
  }

  @Override
  public void format() {
    list().forEach(file -> remove(file.name()));
  }

  private boolean failed(String what, String name, IOException why) {
    LOG.debug("{} in {} could not be {}", name, directory, what, why);
    return false;
  }
}
