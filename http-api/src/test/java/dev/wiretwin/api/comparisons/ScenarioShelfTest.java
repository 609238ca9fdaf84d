package dev.wiretwin.api.comparisons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioShelfTest {
  private final ScenarioShelf shelf = new Bureau().shelf;

  private static void refused(Throwable failure, RefusalCode code) {
    assertThat(((Refusal) failure).code()).isEqualTo(code);
  }

  @Test
  void whatIsBuiltInIsFoundAsAWholeAndInPieces() {
    assertThat(shelf.builtIn()).hasSize(3);
    assertThat(shelf.find("smoke").builtIn()).isTrue();
    assertThat(shelf.find("suite:smoke").suite()).isSameAs(shelf.find("smoke").suite());
    assertThat(shelf.find("smoke/echo").suite().scenarios()).hasSize(1);
    assertThatThrownBy(() -> shelf.find("smoke/ehco"))
        .hasMessageContaining("did you mean echo?")
        .satisfies(failure -> refused(failure, RefusalCode.SCENARIO_NOT_FOUND));
  }

  @Test
  void whatUsersBringIsKeptUnderItsName() {
    assertThat(shelf.put("mine", "name: a\nclient: [connect]\n")).isTrue();
    assertThat(
            shelf.put(
                "mine",
                "[{name: a, client: []}, {name: b, client: []}]"
                    .replace("[{", "- {")
                    .replace(", {", "\n- {")
                    .replace("}]", "}")))
        .isFalse();
    assertThat(shelf.find("mine").suite().name()).isEqualTo("mine");
    assertThat(shelf.find("mine").builtIn()).isFalse();
    assertThat(shelf.find("mine/b").suite().scenarios()).hasSize(1);
    assertThat(shelf.brought("", 10)).hasSize(1);
    assertThat(shelf.text("mine")).isPresent();
    shelf.remove("mine");
    assertThatThrownBy(() -> shelf.remove("mine"))
        .satisfies(failure -> refused(failure, RefusalCode.SCENARIO_NOT_FOUND));
  }

  @Test
  void whatIsBuiltInStaysAsItIs() {
    assertThatThrownBy(() -> shelf.put("smoke", "client: []"))
        .satisfies(failure -> refused(failure, RefusalCode.BAD_REQUEST));
    assertThatThrownBy(() -> shelf.remove("smoke"))
        .satisfies(failure -> refused(failure, RefusalCode.BAD_REQUEST));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x",
        "a/b",
        "/etc/passwd",
        "a..b",
        "",
        " ",
        "a\nb",
        ".x",
        "C:\\x",
        "pom.xml/.."
      })
  void noNameReachesAFile(String name) {
    assertThatThrownBy(() -> shelf.put(name, "client: []"))
        .satisfies(failure -> refused(failure, RefusalCode.BAD_REQUEST));
    assertThatThrownBy(() -> shelf.find(name))
        .satisfies(failure -> refused(failure, RefusalCode.SCENARIO_NOT_FOUND));
    assertThat(shelf.text(name)).isEmpty();
  }

  @Test
  void aWrongTextIsToldWithItsPlaces() {
    assertThatThrownBy(() -> shelf.put("mine", "name: a\nclient: [conect]\n"))
        .hasMessageContaining("mine:2:10")
        .satisfies(failure -> refused(failure, RefusalCode.SCENARIO_INVALID));
    assertThatThrownBy(() -> shelf.put("mine", "a: &a [1]\nb: *a\n"))
        .hasMessageContaining("aliases");
    assertThatThrownBy(() -> shelf.put("mine", "files: [pom.xml]"))
        .hasMessageContaining("files[0]");
  }
}
