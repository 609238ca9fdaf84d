package dev.wiretwin.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CatalogueEntryTest {
  private static boolean covers(String scenario, String reference, String firmware) {
    Pattern a = Pattern.compile("a+");
    Appearance any = Appearance.of(new Shape("f", "a", "b"));
    return new CatalogueEntry("id", a, a, a, any, "words.", Evidence.NONE, "")
        .covers(new Between(scenario, reference, firmware, 500));
  }

  @Test
  void scenarioAndBothTargetsMustMatchAsAWhole() {
    assertThat(covers("a", "aa", "aaa")).isTrue();
    assertThat(covers("ab", "a", "a")).isFalse();
    assertThat(covers("a", "ab", "a")).isFalse();
    assertThat(covers("a", "a", "ab")).isFalse();
  }
}
