package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostFileStoreTest extends FileStoreContract {
  @TempDir Path around;

  private Path flash() {
    return around.resolve("flash");
  }

  @Override
  FileStore store() {
    return new HostFileStore(flash());
  }

  @Test
  void aFilePutThereIsAFileOfTheBoard() throws IOException {
    FileStore store = store();
    Files.writeString(flash().resolve("init.lua"), "print(1)");
    assertThat(store.list()).containsExactly(new FileStore.Entry("init.lua", 8));
    assertThat(store.read("init.lua", 0, 99)).isEqualTo(bytes("print(1)"));
  }

  @Test
  void filesOutliveTheBoard() {
    store().create("kept");
    assertThat(store().size("kept")).hasValue(0);
  }

  @Test
  void nothingIsMadeOutsideTheDirectory() throws IOException {
    FileStore store = store();
    for (String name : new String[] {"../out", "..", "/tmp/out", "..\\out", "a/../../out"}) {
      store.create(name);
    }
    try (Stream<Path> paths = Files.list(around)) {
      assertThat(paths).containsExactly(flash());
    }
  }

  @Test
  void linksAreNeitherSeenNorFollowed() throws IOException {
    FileStore store = store();
    Path secret = Files.writeString(around.resolve("secret"), "secret");
    Files.createSymbolicLink(flash().resolve("link"), secret);
    assertThat(store.list()).isEmpty();
    assertThat(store.size("link")).isEmpty();
    assertThat(store.read("link", 0, 10)).isEmpty();
    assertThat(store.write("link", 0, bytes("x"))).isFalse();
    assertThat(store.create("link")).isFalse();
    assertThat(store.remove("link")).isFalse();
    assertThat(store.rename("link", "b")).isFalse();
    assertThat(secret).hasContent("secret");
  }

  @Test
  void directoriesHiddenFilesAndFilesTooLargeAreNotSeen() throws IOException {
    FileStore store = store();
    Files.createDirectory(flash().resolve("directory"));
    Files.writeString(flash().resolve(".hidden"), "x");
    Files.writeString(flash().resolve("x".repeat(40)), "x");
    try (RandomAccessFile large = new RandomAccessFile(flash().resolve("large").toFile(), "rw")) {
      large.setLength(FlashPages.TOTAL_BYTES + 1L);
    }
    assertThat(store.list()).isEmpty();
    store.format();
    assertThat(flash().resolve("large")).exists();
  }

  @Test
  void filesBeyondTheRoomOfTheChipAreNotListed() throws IOException {
    FileStore store = store();
    for (String name : new String[] {"a", "b", "c"}) {
      try (RandomAccessFile file = new RandomAccessFile(flash().resolve(name).toFile(), "rw")) {
        file.setLength(FlashPages.TOTAL_BYTES * 2 / 5);
      }
    }
    assertThat(store.list()).extracting(FileStore.Entry::name).containsExactly("a", "b");
  }

  @Test
  void aPlaceThatIsNoDirectoryIsRefused() throws IOException {
    Path file = Files.writeString(around.resolve("file"), "");
    assertThatThrownBy(() -> new HostFileStore(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("name another one");
  }

  @Test
  void aDirectoryThatWentAwayIsAnEmptyChipThatTakesNothing() throws IOException {
    FileStore store = store();
    Files.delete(flash());
    assertThat(store.list()).isEmpty();
    assertThat(store.create("a")).isFalse();
  }
}
