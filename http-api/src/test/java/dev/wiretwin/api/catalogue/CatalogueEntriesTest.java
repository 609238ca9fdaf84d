package dev.wiretwin.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.scenario.Scenario;
import dev.wiretwin.core.scenario.Suites;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** That each entry which comes with the product explains its own divergence and no neighbour. */
class CatalogueEntriesTest {
  private static final Catalogue BUILT_IN = Catalogue.builtIn();
  static final List<CatalogueEntry> ENTRIES = BUILT_IN.entries();
  static final List<Example> EXAMPLES = Example.all();

  /** What the built-in scenarios and everybody else's may be called. */
  private static final String SOMETHING_ELSE = "my.own-scenario";

  /** Whose shape cannot tell the longer from the shorter; it is about a few scenarios only. */
  private static final Set<String> EITHER_WAY =
      Set.of("a36-fragmented-messages-are-incomplete", "at-how-much-comes-before-a-full-queue");

  /** On which no built-in entry says anything. */
  private static final List<String> OTHERS =
      List.of("nodemcu-2.2.0", "", "nodemcu-3x0y0", "my-at-2.3.0.0", "esp-at-5.0.1.0-ws");

  private static Optional<String> known(Between whom, Divergence one, List<Divergence> all) {
    return BUILT_IN.explain(whom, all).get(all.indexOf(one)).map(CatalogueEntry::id);
  }

  private static Between board(Example one) {
    return board(one, one.scenario());
  }

  private static Between board(Example one, String scenario) {
    return new Between(scenario, "wiretwin", one.firmware(), 1_000);
  }

  @Test
  void everyRowOfTheRecordedDivergencesHasItsEntry() throws IOException {
    List<String> rows =
        Pattern.compile("(?m)^\\| ([ab][0-9]+) \\|")
            .matcher(rowsFile())
            .results()
            .map(row -> row.group(1))
            .toList();
    assertThat(rows).hasSize(67).startsWith("a1", "a2").endsWith("b29", "b30");
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(ENTRIES)
                    .extracting(CatalogueEntry::id)
                    .anyMatch(id -> id.startsWith(row + "-")));
  }

  private static String rowsFile() throws IOException {
    try (InputStream in = CatalogueEntriesTest.class.getResourceAsStream("divergences.md")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void noEntryIsWithoutAnExampleAndItsNeighbour() {
    assertThat(EXAMPLES)
        .extracting(Example::id)
        .containsExactlyElementsOf(ENTRIES.stream().map(CatalogueEntry::id).toList());
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void anEntryExplainsItsOwnShapeAndTheNeighbourStaysNew(Example one) {
    Between whom = board(one);
    assertThat(known(whom, one.explains(), one.with(one.explains()))).contains(one.id());
    assertThat(known(whom, one.fresh(), one.with(one.fresh()))).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void theOtherWayRoundItIsNew(Example one) {
    Divergence is = one.explains();
    Divergence turned = new Divergence(is.field(), is.where(), is.second(), is.first());
    Optional<String> known = known(board(one), turned, one.with(turned));
    assertThat(known.equals(Optional.of(one.id()))).isEqualTo(EITHER_WAY.contains(one.id()));
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void onAnotherFirmwareNothingIsExplained(Example one) {
    List<Divergence> all = one.with(one.explains());
    for (String firmware : OTHERS) {
      Between whom = new Between(one.scenario(), "wiretwin", firmware, 1_000);
      assertThat(BUILT_IN.explain(whom, all)).as(firmware).allMatch(Optional::isEmpty);
    }
    Between boards = new Between(one.scenario(), one.firmware(), one.firmware(), 1_000);
    assertThat(BUILT_IN.explain(boards, all)).allMatch(Optional::isEmpty);
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void inAScenarioItDoesNotCoverItExplainsNothing(Example one) {
    CatalogueEntry entry = BUILT_IN.entry(one.id()).orElseThrow();
    Optional<String> there =
        known(board(one, SOMETHING_ELSE), one.explains(), one.with(one.explains()));
    boolean everywhere = entry.scenarios().pattern().equals(".*");
    assertThat(there.equals(Optional.of(one.id()))).isEqualTo(everywhere);
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void whatNeedsCompanyIsNewAlone(Example one) {
    CatalogueEntry entry = BUILT_IN.entry(one.id()).orElseThrow();
    if (!entry.appearance().beside().isEmpty()) {
      assertThat(known(board(one), one.explains(), List.of(one.explains()))).isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void whatFollowsIsExplainedBesideItsCauseOnly(Example one) {
    CatalogueEntry entry = BUILT_IN.entry(one.id()).orElseThrow();
    for (Divergence result : one.entails()) {
      List<Divergence> both = List.of(one.explains(), result);
      assertThat(known(board(one), result, both)).isPresent();
      if (entry.scenarios().pattern().equals(".*")) {
        assertThat(known(board(one, SOMETHING_ELSE), result, List.of(result))).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @FieldSource("ENTRIES")
  void itTellsAPersonWhyAndWhereToLook(CatalogueEntry entry) {
    assertThat(entry.words()).hasSizeGreaterThan(40).matches("(?s).*[.)]");
    assertThat(entry.evidence().functions()).isNotEmpty();
    if (entry.id().startsWith("at-")) {
      assertThat(entry.firmware().pattern()).isEqualTo("(esp|nonos)-at(-[0-9.]+)?");
    } else {
      assertThat(entry.evidence().cases()).isNotEmpty();
      assertThat(entry.firmware().pattern()).isEqualTo("nodemcu-3\\.0\\.0");
    }
    if (entry.id().startsWith("b")) {
      assertThat(
              entry.id().equals("b16-a-split-frame-and-another-in-one-segment")
                  || !entry.evidence().rfc().isEmpty())
          .isTrue();
    }
  }

  @ParameterizedTest
  @FieldSource("ENTRIES")
  void theVectorsNamedAsEvidenceWereRecorded(CatalogueEntry entry) throws IOException {
    List<String> vectors =
        Suites.find("nodemcu-3.0.0").orElseThrow().scenarios().stream()
            .map(Scenario::name)
            .toList();
    String rows = rowsFile();
    for (String id : entry.evidence().cases()) {
      String bare = id.replace("*", "");
      assertThat(vectors.stream().anyMatch(bare::equals) || rows.contains(bare)).as(id).isTrue();
    }
  }
}
