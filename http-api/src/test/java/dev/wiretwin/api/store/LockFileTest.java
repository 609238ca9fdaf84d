package dev.wiretwin.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFileTest {
  @TempDir private Path folder;

  @Test
  void oneHolderAtATime() throws Exception {
    Path file = folder.resolve("a.lock");
    assertThat(LockFile.isTaken(file)).isFalse();
    assertThat(LockFile.holder(file)).isEmpty();
    LockFile first = LockFile.take(file).orElseThrow();
    assertThat(LockFile.take(file)).isEmpty();
    assertThat(LockFile.take(folder.resolve("x/../a.lock"))).isEmpty();
    assertThat(LockFile.isTaken(file)).isTrue();
    assertThat(LockFile.holder(file)).contains(ProcessHandle.current().pid());
    first.close();
    assertThat(LockFile.isTaken(file)).isFalse();
    LockFile.take(file).orElseThrow().close();
  }

  @Test
  void anotherProcessSeesIt() throws Exception {
    Path file = folder.resolve("a.lock");
    LockFile mine = LockFile.take(file).orElseThrow();
    assertThat(LockFile.isTaken(file)).isTrue();
    assertThat(takenElsewhere(file)).isTrue();
    mine.close();
    assertThat(takenElsewhere(file)).isFalse();
  }

  /** As the system sees it: /proc/locks names the file's number. */
  private static boolean takenElsewhere(Path file) throws Exception {
    String inode = ":" + Files.getAttribute(file, "unix:ino") + " ";
    return Files.readAllLines(Path.of("/proc/locks")).stream()
        .anyMatch(line -> line.contains(inode) && line.contains("WRITE"));
  }

  @Test
  void aFolderIsNoFile() {
    assertThatIOException().isThrownBy(() -> LockFile.take(folder));
    assertThatIOException().isThrownBy(() -> LockFile.take(folder));
  }

  @Test
  void whatIsNoNumberIsNoHolder() throws Exception {
    Path file = Files.writeString(folder.resolve("a.lock"), "nobody");
    assertThat(LockFile.holder(file)).isEmpty();
  }
}
