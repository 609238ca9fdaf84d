package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every flash chip does. */
abstract class FileStoreContract {
  private FileStore store;

  abstract FileStore store();

  @BeforeEach
  void take() {
    store = store();
  }

  static byte[] bytes(String latin1) {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void aNewFileIsEmpty() {
    assertThat(store.create("a")).isTrue();
    assertThat(store.size("a")).hasValue(0);
    assertThat(store.read("a", 0, 10)).isEmpty();
    assertThat(store.list()).containsExactly(new FileStore.Entry("a", 0));
  }

  @Test
  void bytesAreKeptAsTheyAre() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    store.create("all");
    assertThat(store.write("all", 0, all)).isTrue();
    assertThat(store.read("all", 0, 1000)).isEqualTo(all);
    assertThat(store.read("all", 250, 3)).isEqualTo(new byte[] {-6, -5, -4});
    assertThat(store.read("all", 256, 3)).isEmpty();
  }

  @Test
  void writingInTheMiddleLeavesTheRest() {
    store.create("a");
    store.write("a", 0, bytes("abcdef"));
    assertThat(store.write("a", 2, bytes("XY"))).isTrue();
    assertThat(store.write("a", 6, bytes("!"))).isTrue();
    assertThat(store.read("a", 0, 100)).isEqualTo(bytes("abXYef!"));
    assertThat(store.size("a")).hasValue(7);
  }

  @Test
  void nothingIsWrittenBehindTheEndOrToNoFile() {
    store.create("a");
    assertThat(store.write("a", 1, bytes("x"))).isFalse();
    assertThat(store.write("b", 0, bytes("x"))).isFalse();
    assertThat(store.read("b", 0, 1)).isEmpty();
    assertThat(store.size("b")).isEmpty();
  }

  @Test
  void makingAFileAgainEmptiesIt() {
    store.create("a");
    store.write("a", 0, bytes("abc"));
    assertThat(store.create("a")).isTrue();
    assertThat(store.size("a")).hasValue(0);
  }

  @Test
  void aRemovedFileIsGone() {
    store.create("a");
    assertThat(store.remove("a")).isTrue();
    assertThat(store.remove("a")).isFalse();
    assertThat(store.list()).isEmpty();
  }

  @Test
  void renamingKeepsTheContentAndRefusesATakenName() {
    store.create("a");
    store.write("a", 0, bytes("abc"));
    store.create("b");
    assertThat(store.rename("a", "b")).isFalse();
    assertThat(store.rename("none", "c")).isFalse();
    assertThat(store.rename("a", "")).isFalse();
    assertThat(store.rename("a", "c")).isTrue();
    assertThat(store.read("c", 0, 10)).isEqualTo(bytes("abc"));
    assertThat(store.size("a")).isEmpty();
  }

  @Test
  void formattingRemovesAll() {
    store.create("a");
    store.create("b");
    store.format();
    assertThat(store.list()).isEmpty();
  }

  @Test
  void anyNameIsANameAndNoDirectory() {
    String[] names = {"../x", "/", ".", "..", "a/b.html", "\u00e4\u0001 %", "x".repeat(31), "CON:"};
    for (String name : names) {
      assertThat(store.create(name)).as(name).isTrue();
      assertThat(store.write(name, 0, bytes(name))).isTrue();
    }
    assertThat(store.list()).extracting(FileStore.Entry::name).containsExactlyInAnyOrder(names);
    for (String name : names) {
      assertThat(store.read(name, 0, 100)).isEqualTo(bytes(name));
    }
  }

  @Test
  void aNameTooLongOrEmptyWillNotDo() {
    assertThat(store.create("x".repeat(32))).isFalse();
    assertThat(store.create("")).isFalse();
    assertThat(store.list()).isEmpty();
  }

  @Test
  void aFullChipTakesWhatFitsAndNoMore() {
    store.create("a");
    assertThat(store.write("a", 0, new byte[FlashPages.TOTAL_BYTES])).isFalse();
    int size = store.size("a").getAsInt();
    assertThat(size).isBetween(FlashPages.TOTAL_BYTES * 98 / 100, FlashPages.TOTAL_BYTES);
    assertThat(store.create("b")).isFalse();
    assertThat(store.write("a", size, new byte[1])).isFalse();
    assertThat(store.write("a", 0, bytes("again"))).isTrue();
    store.remove("a");
    assertThat(store.create("b")).isTrue();
  }
}
