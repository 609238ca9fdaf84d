package dev.wiretwin.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
        "- {id: x, words: y}                           | entry x needs id, words and its shape",
        "- {id: x, field: f, jvm: a, words: w}         | entry x has a shape that lacks",
        "- {id: x, field: f, jvm: '(', board: b, words: w} | entry x is no regular expression",
        "- {id: x, scenarios: '(', field: f, jvm: a, board: b, words: w} | entry x has no regular expression",
        "- {odd: 1}                                    | my.yaml is no catalogue",
        "{                                             | my.yaml is no catalogue",
      })
  void whatIsNoEntrySaysWhereAndWhy(String yaml, String complaint) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CatalogueReader.read("my.yaml", yaml))
        .withMessageContaining(complaint);
  }

  @Test
  void twoOfOneIdAreAnError() {
    String whole = "- {id: x, field: f, jvm: a, board: b, words: w}\n";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CatalogueReader.read("my.yaml", whole + whole))
        .withMessageContaining("two entries x");
  }
}
