package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenFilesTest {
  private final MemoryFileStore store = new MemoryFileStore();
  private final OpenFiles files = new OpenFiles(store);

  @Test
  void pathsOnTheFlashNameTheirFile() {
    assertThat(OpenFiles.onFlash("a/b")).hasValue("a/b");
    assertThat(OpenFiles.onFlash("/FLASH/a")).hasValue("a");
    assertThat(OpenFiles.onFlash("/SD0/a")).isEmpty();
    assertThat(files.open("/SD0/a", FileMode.W)).isEmpty();
    assertThat(files.size("/SD0/a")).isEmpty();
    assertThat(files.rename("/SD0/a", "b")).isFalse();
  }

  @Test
  void atMostFourAreOpen() {
    List<OpenFile> open = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      open.add(files.open("f" + i, FileMode.W).orElseThrow());
    }
    assertThat(files.open("f4", FileMode.W)).isEmpty();
    open.get(2).close();
    assertThat(files.open("f4", FileMode.W)).isPresent();
  }

  @Test
  void onlySomeModesMakeAFile() {
    assertThat(files.open("f", FileMode.R)).isEmpty();
    assertThat(files.open("f", FileMode.R_PLUS)).isEmpty();
    assertThat(files.open("f", FileMode.A)).isPresent();
    assertThat(files.size("/FLASH/f")).hasValue(0);
  }

  @Test
  void openFilesFollowARenameAndLoseARemovedFile() {
    OpenFile file = files.open("f", FileMode.W_PLUS).orElseThrow();
    assertThat(file.write("abc".getBytes(StandardCharsets.US_ASCII))).isTrue();
    assertThat(files.rename("f", "g")).isTrue();
    assertThat(file.flush()).isTrue();
    files.remove("g");
    assertThat(file.flush()).isFalse();
    assertThat(files.list()).isEmpty();
  }

  @Test
  void formattingClosesAll() {
    OpenFile file = files.open("f", FileMode.W).orElseThrow();
    files.format();
    assertThat(file.isOpen()).isFalse();
    assertThat(files.list()).isEmpty();
  }
}
