package dev.wiretwin.bridge.virtual.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnFilesTest {
  @TempDir private Path folder;

  @Test
  void filesAndFoldersAreTheOwnersAlone() throws IOException {
    Path inner = folder.resolve("a/b");
    OwnFiles.folder(inner);
    OwnFiles.folder(inner);
    OwnFiles.write(inner.resolve("f"), "old");
    OwnFiles.write(inner.resolve("f"), "new");
    assertThat(inner.resolve("f")).hasContent("new");
    assertThat(permissions(inner)).isEqualTo("rwx------");
    assertThat(permissions(inner.resolve("f"))).isEqualTo("rw-------");
    assertThat(Files.list(inner)).hasSize(1);
  }

  @Test
  void aFileThatCannotBeWrittenIsNamed() {
    Path nowhere = folder.resolve("missing/f");
    assertThatThrownBy(() -> OwnFiles.write(nowhere, "text"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("cannot write " + nowhere)
        .hasMessageEndingWith("give another --state-dir");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
