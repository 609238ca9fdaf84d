package dev.wiretwin.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
  private static final Between WHOM = new Between("s", "wiretwin", "f", 500);

  private static Divergence close(String first, String second) {
    return new Divergence("close", 1, first, second);
  }

  private static List<Optional<String>> ids(Catalogue catalogue, Divergence... all) {
    return catalogue.explain(WHOM, List.of(all)).stream()
        .map(entry -> entry.map(CatalogueEntry::id))
        .toList();
  }

  @Test
  void theFirstEntryThatDescribesItExplainsIt() {
    Catalogue two =
        Catalogue.read(
            """
            - {id: one, field: close, jvm: a, board: b, words: w}
            - {id: two, field: close, jvm: '[ac]', board: b, words: w}
            """);
    assertThat(ids(two, close("a", "b"), close("c", "b"), close("d", "b")))
        .containsExactly(Optional.of("one"), Optional.of("two"), Optional.empty());
    assertThat(two.entry("two")).isPresent();
    assertThat(two.entry("three")).isEmpty();
  }

  @Test
  void anEntryOfItsOwnCountsBeforeWhatFollowsFromAnother() {
    Catalogue two =
        Catalogue.read(
            """
            - id: cause
              shapes: [{field: close, jvm: a, board: b}]
              then: [{field: close, jvm: c, board: .*}]
              words: w
            - {id: own, field: close, jvm: c, board: d, words: w}
            """);
    assertThat(ids(two, close("a", "b"), close("c", "d"), close("c", "e")))
        .containsExactly(Optional.of("cause"), Optional.of("own"), Optional.of("cause"));
    assertThat(ids(two, close("c", "e"))).containsExactly(Optional.empty());
  }

  @Test
  void theOneOfTheProductCanBeRead() {
    assertThat(Catalogue.builtIn().entries()).hasSizeGreaterThan(70);
  }

  @Test
  void theBuiltInOneIsNotEmptyAndABenchMayAddToIt(@TempDir Path folder) throws IOException {
    Catalogue builtIn = Catalogue.builtIn();
    assertThat(builtIn.entries()).isNotEmpty();
    Path own = folder.resolve("own.yaml");
    assertThat(builtIn.with(new CatalogueFile(own)).entries()).hasSameSizeAs(builtIn.entries());
    assertThatThrownBy(() -> builtIn.withFile(own)).hasMessageContaining("no such file");
    Files.writeString(own, "- {id: mine, field: close, jvm: a, board: b, words: w}\n");
    assertThat(builtIn.withFile(own).entry("mine")).isPresent();
    String taken = builtIn.entries().get(0).id();
    Files.writeString(own, "- {id: " + taken + ", field: close, jvm: a, board: b, words: w}\n");
    assertThatThrownBy(() -> builtIn.withFile(own)).hasMessageContaining(taken);
  }
}
