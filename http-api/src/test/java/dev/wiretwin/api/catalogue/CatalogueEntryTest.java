package dev.wiretwin.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CatalogueEntryTest {
  private static final Pattern ANY = Pattern.compile("a+");

  private static final CatalogueEntry ENTRY =
      new CatalogueEntry(
          "id", ANY, ANY, ANY, List.of(new Shape("f", "a", "b")), "words.", Evidence.NONE, "");

  private static boolean explains(String scenario, String reference, String firmware) {
    return ENTRY.explains(
        new Between(scenario, reference, firmware), new Divergence("f", 1, "a", "b"));
  }

  @Test
  void scenarioAndBothTargetsMustMatchAsAWhole() {
    assertThat(explains("a", "aa", "aaa")).isTrue();
    assertThat(explains("ab", "a", "a")).isFalse();
    assertThat(explains("a", "ab", "a")).isFalse();
    assertThat(explains("a", "a", "ab")).isFalse();
  }

  @Test
  void oneOfTheShapesMustFit() {
    Between whom = new Between("a", "a", "a");
    assertThat(ENTRY.explains(whom, new Divergence("f", 1, "b", "a"))).isFalse();
  }
}
