package dev.wiretwin.api.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CatalogueEntryTest {
  @Test
  void allFourPatternsMustMatchAsAWhole() {
    Pattern a = Pattern.compile("a+");
    CatalogueEntry entry = new CatalogueEntry("id", a, a, a, a, "words.", List.of(), "");
    assertThat(entry.explains("aa", new Divergence("A", 1, "a", "a"))).isTrue();
    assertThat(entry.explains("ab", new Divergence("a", 1, "a", "a"))).isFalse();
    assertThat(entry.explains("a", new Divergence("ab", 1, "a", "a"))).isFalse();
    assertThat(entry.explains("a", new Divergence("a", 1, "ab", "a"))).isFalse();
    assertThat(entry.explains("a", new Divergence("a", 1, "a", "ab"))).isFalse();
  }
}
