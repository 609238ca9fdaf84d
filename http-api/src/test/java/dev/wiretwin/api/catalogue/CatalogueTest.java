package dev.wiretwin.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wiretwin.core.scenario.Suites;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private static final Catalogue BUILT_IN = Catalogue.builtIn();

  private static String known(String scenario, String field, String jvm, String board) {
    return BUILT_IN
        .explain(
            new Between(scenario, "wiretwin", "nodemcu-3.0.0"),
            List.of(new Divergence(field, 1, jvm, board)))
        .get(0)
        .map(CatalogueEntry::id)
        .orElse("new");
  }

  @Test
  void anEntryExplainsItsOwnShapeAndNoNeighbour() {
    assertThat(known("echo", "close", "close 0", "close -6")).isEqualTo("user-close-status");
    assertThat(known("echo", "close", "close 0", "close -99")).isEqualTo("user-close-status");
    assertThat(known("echo", "close", "close 0", "close -109")).isEqualTo("new");
    assertThat(known("echo", "close", "close -6", "close 0")).isEqualTo("new");
    assertThat(known("echo", "event", "close 0", "close -6")).isEqualTo("new");
    assertThat(known("echo", "header user-agent", "wiretwin", "ESP8267")).isEqualTo("new");
    assertThat(known("closed-by-server", "frame", "nothing", "close")).isEqualTo("new");
    assertThat(known("echo", "frame", "nothing", "close")).isEqualTo("close-answered-twice");
  }

  @Test
  void whatWouldBeABugInTheLimitsScenarioIsNotExplainedAway() {
    assertThat(known("limits", "close", "close -15", "close -99")).isEqualTo("new");
    assertThat(known("limits", "event", "error in step 3", "nothing")).isEqualTo("new");
    assertThat(known("echo", "close", "close -8", "nothing")).isEqualTo("new");
  }

  @Test
  void everyEntryTellsAPersonWhyAndNamesEvidence() {
    assertThat(BUILT_IN.entries()).isNotEmpty();
    for (CatalogueEntry entry : BUILT_IN.entries()) {
      assertThat(entry.words()).as(entry.id()).endsWith(".");
      assertThat(entry.evidence().isEmpty()).as(entry.id()).isFalse();
    }
  }

  @Test
  void theVectorsNamedAsEvidenceExist() {
    var names =
        Suites.find("nodemcu-3.0.0").orElseThrow().scenarios().stream().map(s -> s.name()).toList();
    BUILT_IN.entries().stream()
        .flatMap(entry -> entry.evidence().cases().stream())
        .filter(id -> !id.endsWith("*"))
        .forEach(id -> assertThat(names).contains(id));
  }

  @Test
  void aCatalogueThatIsNoneSaysWhere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Catalogue.read("- {id: x, words: y}"))
        .withMessageContaining("entry x needs");
    String whole = "- {id: x, field: f, jvm: a, board: b, words: w}\n";
    assertThat(Catalogue.read(whole).entries().get(0).advice()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Catalogue.read(whole + whole))
        .withMessageContaining("two entries x");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Catalogue.read(whole.replace("jvm: a", "jvm: '('")))
        .withMessageContaining("entry x");
    assertThatIllegalArgumentException().isThrownBy(() -> Catalogue.read("{"));
    assertThatIllegalArgumentException().isThrownBy(() -> Catalogue.read("- {odd: 1}"));
  }
}
