package dev.wiretwin.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptanceTest {
  private static final Between WHOM = new Between("My.Test", "wiretwin", "f", 0);
  private static final Divergence ONE = new Divergence("header x-own", 1, "a", "b");

  private static String id(String taken) {
    return Acceptance.of(Catalogue.read(taken), WHOM, ONE, " why ", "").id();
  }

  @Test
  void withoutAnIdThereIsOneThatIsFree() {
    assertThat(id("")).isEqualTo("own-my.test-header-x-own");
    assertThat(id("- {id: own-my.test-header-x-own, field: f, jvm: a, board: b, words: w}"))
        .isEqualTo("own-my.test-header-x-own-2");
    assertThat(Acceptance.of(Catalogue.read(""), WHOM, ONE, " why ", "").words()).isEqualTo("why");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a/b", "-a", "a\n"})
  void anIdIsFitForALink(String id) {
    assertThatThrownBy(() -> new Acceptance(id, "why", "")).isInstanceOf(Refusal.class);
  }

  @Test
  void somethingMustBeSaid() {
    assertThatThrownBy(() -> new Acceptance("a", " ", "")).hasMessageContaining("in words");
    assertThatThrownBy(() -> new Acceptance("a", "w".repeat(4_001), ""))
        .hasMessageContaining("4000");
  }
}
