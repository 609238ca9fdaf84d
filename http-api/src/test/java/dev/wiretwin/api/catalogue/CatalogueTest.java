package dev.wiretwin.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
}
