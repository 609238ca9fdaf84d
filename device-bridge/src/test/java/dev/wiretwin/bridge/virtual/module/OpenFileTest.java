package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenFileTest {
  private final MemoryFileStore store = new MemoryFileStore();

  @BeforeEach
  void fill() {
    store.create("f");
    store.write("f", 0, bytes("abcdef"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private OpenFile open(String mode) {
    return new OpenFile(store, "f", FileMode.of(mode));
  }

  @Test
  void readingGoesOnWhereItStopped() {
    OpenFile file = open("r");
    assertThat(file.read(2)).isEqualTo(bytes("ab"));
    assertThat(file.read(9)).isEqualTo(bytes("cdef"));
    assertThat(file.read(9)).isEmpty();
    file.unread(1);
    assertThat(file.read(9)).isEqualTo(bytes("f"));
  }

  @Test
  void theModeForbids() {
    assertThat(open("r").write(bytes("x"))).isFalse();
    assertThat(open("w").read(1)).isEmpty();
  }

  @Test
  void anUpdateWritesWhereItIs() {
    OpenFile file = open("r+");
    file.read(2);
    assertThat(file.write(bytes("XY"))).isTrue();
    assertThat(file.read(9)).isEqualTo(bytes("ef"));
    assertThat(store.read("f", 0, 9)).isEqualTo(bytes("abXYef"));
  }

  @Test
  void appendingWritesAtTheEndWhereverItIs() {
    OpenFile file = open("a+");
    assertThat(file.read(1)).isEqualTo(bytes("a"));
    file.write(bytes("g"));
    assertThat(store.read("f", 0, 9)).isEqualTo(bytes("abcdefg"));
    assertThat(file.seek("cur", 0)).hasValue(7);
  }

  @Test
  void seekingBeyondTheEndFailsButEndsThere() {
    OpenFile file = open("r");
    assertThat(file.seek("set", 3)).hasValue(3);
    assertThat(file.seek("cur", -1)).hasValue(2);
    assertThat(file.seek("end", -1)).hasValue(5);
    assertThat(file.seek("set", -1)).isEmpty();
    assertThat(file.seek("cur", 0)).hasValue(5);
    assertThat(file.seek("set", 100)).isEmpty();
    assertThat(file.seek("cur", 0)).hasValue(6);
  }

  @Test
  void aRenamedFileStaysOpenAndARemovedOneIsEmpty() {
    OpenFile file = open("r+");
    store.rename("f", "g");
    file.renamed("f", "g");
    file.renamed("other", "h");
    assertThat(file.read(1)).isEqualTo(bytes("a"));
    assertThat(file.flush()).isTrue();
    store.remove("g");
    file.renamed("g", null);
    store.create("g");
    assertThat(file.read(1)).isEmpty();
    assertThat(file.write(bytes("x"))).isFalse();
    assertThat(file.seek("set", 0)).isEmpty();
    assertThat(file.flush()).isFalse();
  }

  @Test
  void itIsOpenUntilClosed() {
    OpenFile file = open("r");
    assertThat(file.isOpen()).isTrue();
    file.close();
    assertThat(file.isOpen()).isFalse();
  }
}
