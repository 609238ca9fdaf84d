package dev.wiretwin.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueFileTest {
  private static final Catalogue NONE = Catalogue.read("");
  private static final Between WHOM = new Between("my.test-1", "wiretwin", "nodemcu-3.0.0", 1_000);
  private static final Divergence NEW =
      new Divergence("frame", 1, "text \"a|b\" {x}", "nothing\u001b\n\u00e9\ud83d\ude00");

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("own.yaml");
  }

  private static Acceptance said(String id) {
    return new Acceptance(id, "Our proxy: it \"eats\" frames.\nAlways.", "");
  }

  private static Optional<String> known(Catalogue catalogue, Between whom, Divergence one) {
    return catalogue.explain(whom, List.of(one)).get(0).map(CatalogueEntry::id);
  }

  @Test
  void whatWasAcceptedIsKnownFromThenOnAndItsNeighbourIsNot() {
    CatalogueFile own = new CatalogueFile(file());
    CatalogueEntry entry = own.accept(NONE, WHOM, NEW, said("proxy"));
    assertThat(entry.words()).isEqualTo(said("proxy").words());
    Catalogue both = Catalogue.builtIn().withFile(file());
    assertThat(known(both, WHOM, NEW)).contains("proxy");
    assertThat(known(both, WHOM, new Divergence("frame", 1, NEW.first(), "nothing"))).isEmpty();
    Between other = new Between("my.test-12", "wiretwin", "nodemcu-3.0.0", 1_000);
    assertThat(known(both, other, NEW)).isEmpty();
    Between firmware = new Between("my.test-1", "wiretwin", "nodemcu-3x0.0", 1_000);
    assertThat(known(both, firmware, NEW)).isEmpty();
  }

  @Test
  void aDivergenceInTimeIsAcceptedWithinWhatIsTolerated() {
    Divergence late = new Divergence("time", 1, "close 0 at 60 ms", "close 0 at 9000 ms");
    new CatalogueFile(file()).accept(NONE, WHOM, late, said("slow"));
    Catalogue both = NONE.withFile(file());
    Divergence alike = new Divergence("time", 1, "close 0 at 70 ms", "close 0 at 9500 ms");
    Divergence later = new Divergence("time", 1, "close 0 at 70 ms", "close 0 at 20000 ms");
    assertThat(known(both, WHOM, alike)).contains("slow");
    assertThat(known(both, WHOM, later)).isEmpty();
  }

  @Test
  void whatStandsInTheFileIsLeftAsItIs() throws IOException {
    String before =
        "# mine\n- {id: a, field: f, jvm: a, board: b, words: w} # why\n\n- id: b\n  field: f\n"
            + "  jvm: b\n  board: a\n  words: w";
    Files.writeString(file(), before);
    CatalogueFile own = new CatalogueFile(file());
    own.accept(NONE, WHOM, NEW, said("c"));
    assertThat(Files.readString(file())).startsWith(before + "\n\n- id: c\n");
    assertThat(own.entries()).extracting(CatalogueEntry::id).containsExactly("a", "b", "c");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(file());
    }
  }

  @Test
  void anIdIsGivenOnce() throws IOException {
    CatalogueFile own = new CatalogueFile(file());
    own.accept(NONE, WHOM, NEW, said("x"));
    String before = Files.readString(file());
    refused(() -> own.accept(NONE, WHOM, NEW, said("x")), RefusalCode.BAD_REQUEST, "another id");
    Catalogue builtIn = Catalogue.builtIn();
    refused(
        () -> own.accept(builtIn, WHOM, NEW, said("user-agent")),
        RefusalCode.BAD_REQUEST,
        "user-agent already");
    assertThat(Files.readString(file())).isEqualTo(before);
  }

  @Test
  void twoCatalogueWithOneIdAreAnError() throws IOException {
    Files.writeString(file(), "- {id: user-agent, field: f, jvm: a, board: b, words: w}\n");
    refused(
        () -> Catalogue.builtIn().withFile(file()),
        RefusalCode.CATALOGUE_INVALID,
        file() + ": there is an entry user-agent already");
  }

  @Test
  void aFileInBracketsIsNotBrokenButTold() throws IOException {
    String before = "[{id: a, field: f, jvm: a, board: b, words: w}]\n";
    Files.writeString(file(), before);
    refused(
        () -> new CatalogueFile(file()).accept(NONE, WHOM, NEW, said("b")),
        RefusalCode.CATALOGUE_INVALID,
        "add this one by hand:\n- id: b");
    assertThat(Files.readString(file())).isEqualTo(before);
  }

  @Test
  void aFileThatIsMissingIsAnErrorOnlyWhereItWasNamed() {
    refused(() -> NONE.withFile(file()), RefusalCode.CATALOGUE_INVALID, "no such file");
    assertThat(NONE.with(new CatalogueFile(file())).entries()).isEmpty();
  }

  @Test
  void aWrongFileSaysFileAndLine() throws IOException {
    Files.writeString(file(), "- {id: a, field: f, jvm: a, board: b, words: w}\n- {id: b}\n");
    refused(() -> NONE.withFile(file()), RefusalCode.CATALOGUE_INVALID, file() + ":2: entry b");
    Files.write(file(), new byte[] {(byte) 0xff});
    refused(() -> NONE.withFile(file()), RefusalCode.STATE_UNUSABLE, "is not UTF-8");
    Files.delete(file());
    Files.createDirectory(file());
    refused(() -> NONE.withFile(file()), RefusalCode.STATE_UNUSABLE, "cannot be read");
  }

  @Test
  void aFullDiskIsToldAndTheFileStaysAsItWas() throws IOException {
    CatalogueFile own = new CatalogueFile(file());
    own.accept(NONE, WHOM, NEW, said("x"));
    String before = Files.readString(file());
    Path full = Path.of("/dev/full"); // takes nothing, as a disk without room
    Assumptions.assumeTrue(Files.isWritable(full));
    Files.createSymbolicLink(folder.resolve("own.yaml.new"), full);
    Divergence other = new Divergence("frame", 1, "ping", "nothing");
    refused(() -> own.accept(NONE, WHOM, other, said("y")), RefusalCode.STORAGE_FULL, "make room");
    assertThat(Files.readString(file())).isEqualTo(before);
  }

  @Test
  void aHugeFileIsNotRead() throws IOException {
    Files.write(file(), new byte[(4 << 20) + 1]);
    refused(() -> NONE.withFile(file()), RefusalCode.STATE_UNUSABLE, "larger than");
  }

  @Test
  void aFolderThatIsNotThereIsTold() {
    CatalogueFile nowhere = new CatalogueFile(folder.resolve("gone").resolve("own.yaml"));
    refused(
        () -> nowhere.accept(NONE, WHOM, NEW, said("x")),
        RefusalCode.STATE_UNUSABLE,
        "cannot be written");
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Path real = Files.writeString(folder.resolve("real.yaml"), "# real\n");
    Files.createSymbolicLink(file(), real);
    new CatalogueFile(file()).accept(NONE, WHOM, NEW, said("x"));
    assertThat(file()).isSymbolicLink();
    assertThat(Files.readString(real)).startsWith("# real\n\n- id: x\n");
  }

  @Test
  void manyAtOnceLoseNothing() {
    CatalogueFile own = new CatalogueFile(file());
    IntStream.range(0, 20)
        .mapToObj(i -> CompletableFuture.runAsync(() -> own.accept(NONE, WHOM, NEW, said("n" + i))))
        .toList()
        .forEach(CompletableFuture::join);
    assertThat(own.entries()).hasSize(20);
    assertThat(own.path()).isEqualTo(file());
  }

  private static void refused(Runnable wish, RefusalCode code, String sentence) {
    assertThatThrownBy(wish::run)
        .isInstanceOfSatisfying(Refusal.class, told -> assertThat(told.code()).isEqualTo(code))
        .hasMessageContaining(sentence);
  }
}
