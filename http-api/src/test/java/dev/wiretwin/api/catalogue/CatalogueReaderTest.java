package dev.wiretwin.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueReaderTest {
  private static CatalogueEntry one(String yaml) {
    return CatalogueReader.read("my.yaml", yaml).get(0);
  }

  @Test
  void anEntryIsRead() {
    CatalogueEntry entry =
        one(
            """
            - id: full
              scenarios: a.*
              firmware: f
              reference: r
              shapes:
                - {field: time, jvm: close .*, board: close .*, apart_ms: -5000}
              beside:
                - {field: frame, jvm: a, board: b}
              then:
                - {field: tcp, jvm: a, board: b}
              words: Why.
              evidence: {cases: [a.b], functions: [ws_close], rfc: ['5.5']}
              advice: What to do.
            """);
    assertThat(entry.covers(new Between("ab", "r", "f", 0))).isTrue();
    assertThat(entry.appearance().shapes().get(0).apartMs()).hasValue(-5000);
    assertThat(entry.appearance().beside()).hasSize(1);
    assertThat(entry.appearance().then()).hasSize(1);
    assertThat(entry.evidence().all()).containsExactly("a.b", "ws_close", "RFC 6455 §5.5");
    assertThat(entry.advice()).isEqualTo("What to do.");
  }

  @Test
  void aFileWithoutEntriesHasNone() {
    assertThat(CatalogueReader.read("my.yaml", "")).isEmpty();
    assertThat(CatalogueReader.read("my.yaml", "# only words\n")).isEmpty();
    assertThat(CatalogueReader.read("my.yaml", "[]")).isEmpty();
  }

  @Test
  void littleIsNeeded() {
    CatalogueEntry entry = one("- {id: x, field: f, jvm: a, board: b, words: w}");
    assertThat(entry.covers(new Between("any", "wiretwin", "any", 0))).isTrue();
    assertThat(entry.covers(new Between("any", "other", "any", 0))).isFalse();
    assertThat(entry.advice()).isEmpty();
    assertThat(entry.evidence().isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "- {id: x, words: y}  | my.yaml:1: entry x needs id, words and its shape",
        "- {id: x, field: f, jvm: a, words: w} | my.yaml:1: entry x has a shape that lacks",
        "- {id: x, field: f, jvm: '(', board: b, words: w} | my.yaml:1: entry x is no regular",
        "- {id: x, scenarios: '(', field: f, jvm: a, board: b, words: w} | my.yaml:1: entry x has no",
        "- {id: x y, field: f, jvm: a, board: b, words: w} | my.yaml:1: entry x y has an id",
        "- {odd: 1}           | my.yaml:1: Unrecognized field",
        "- {id: [x]}          | my.yaml:1: Cannot deserialize",
        "-                    | my.yaml:1: an entry with nothing in it",
        "{                    | my.yaml:1: must be a list of entries",
        "[                    | my.yaml:1: ",
        "just words           | my.yaml:1: must be a list of entries",
      })
  void whatIsNoEntrySaysWhereAndWhy(String yaml, String complaint) {
    assertThatThrownBy(() -> CatalogueReader.read("my.yaml", yaml))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith(complaint);
  }

  @Test
  void twoOfOneIdAreAnError() {
    String whole = "- {id: x, field: f, jvm: a, board: b, words: w}\n";
    assertThatThrownBy(() -> CatalogueReader.read("my.yaml", whole + whole))
        .hasMessage("my.yaml:2: there are two entries x");
  }
}
