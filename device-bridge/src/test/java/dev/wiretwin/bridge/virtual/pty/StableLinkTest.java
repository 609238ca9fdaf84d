package dev.wiretwin.bridge.virtual.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StableLinkTest {
  private static final Path FIRST = Path.of("/dev/pts/1000001");
  private static final Path SECOND = Path.of("/dev/pts/1000002");

  @TempDir private Path folder;

  private StableLink link() {
    return new StableLink(folder.resolve("board"));
  }

  private Path target() throws IOException {
    return Files.readSymbolicLink(folder.resolve("board"));
  }

  @Test
  void theLinkLeadsToTheSlaveUntilItIsRemoved() throws IOException {
    StableLink link = link();
    link.place(FIRST);
    assertThat(target()).isEqualTo(FIRST);
    link.remove();
    link.remove();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatAKilledProcessLeftIsReplaced() throws IOException {
    Files.createSymbolicLink(folder.resolve("board"), FIRST);
    link().place(SECOND);
    assertThat(target()).isEqualTo(SECOND);
    assertThat(folder).isDirectoryNotContaining("glob:**/.board*");
  }

  @Test
  void aFileIsNeverOverwritten() throws IOException {
    Files.writeString(folder.resolve("board"), "precious");
    assertThatThrownBy(() -> link().place(FIRST))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("is there and is no link: remove it or choose another --link");
    assertThat(folder.resolve("board")).hasContent("precious");
  }

  @Test
  void aLinkToSomethingElseIsNeverOverwritten() throws IOException {
    Files.createSymbolicLink(folder.resolve("board"), Path.of("/dev/ttyUSB0"));
    assertThatThrownBy(() -> link().place(FIRST)).hasMessageContaining("no virtual port");
    assertThat(target()).isEqualTo(Path.of("/dev/ttyUSB0"));
  }

  @Test
  void aLinkThatSomebodyElseHasTakenIsNotRemoved() throws IOException {
    StableLink old = link();
    old.place(FIRST);
    link().place(SECOND);
    old.remove();
    assertThat(target()).isEqualTo(SECOND);
  }

  @Test
  void aMissingDirectoryIsNamed() {
    assertThatThrownBy(() -> new StableLink(folder.resolve("none/board")).place(FIRST))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("its directory must exist");
  }
}
