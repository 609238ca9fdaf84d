package dev.wiretwin.api.comparisons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final List<String> TWO = List.of("board:x", "jvm");

  private final Bureau bureau = new Bureau();
  private final Planner planner = new Planner(bureau.shelf);

  private static Wish smoke(List<String> targets, Integer repeat, Double scale) {
    return new Wish("smoke", null, null, targets, repeat, scale, null, null);
  }

  private void refuses(Wish wish, RefusalCode code, String word) {
    assertThatThrownBy(() -> planner.plan(wish))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(word)
        .satisfies(failure -> assertThat(((Refusal) failure).code()).isEqualTo(code));
  }

  @Test
  void aSuiteIsFoundAndTheJvmIsTheReference() {
    Plan plan = planner.plan(smoke(TWO, null, 0.05));
    assertThat(plan.name()).isEqualTo("smoke");
    assertThat(plan.targets()).containsExactly("jvm", "board:x");
    assertThat(plan.repeat()).isEqualTo(1);
    assertThat(plan.choice().builtIn()).isTrue();
    assertThat(plan.scenarios()).allMatch(one -> one.timeScale() == 0.05);
    assertThat(plan.wish().fenceOf("board:x")).isEmpty();
  }

  @Test
  void oneScenarioKeepsItsOwnName() {
    Plan plan = planner.plan(new Wish(null, "smoke/echo", null, TWO, 2, null, null, 7L));
    assertThat(plan.name()).isEqualTo("smoke/echo");
    assertThat(plan.scenarios()).hasSize(1);
    assertThat(plan.wish().fenceOf("board:x")).hasValue(7);
    assertThat(planner.plan(new Wish(null, "smoke/echo", null, TWO, 2, null, "x", null)).name())
        .isEqualTo("x");
  }

  @Test
  void aScenarioMayComeInTheRequestAsJsonOrYaml() {
    JsonNode yaml = Bureau.json("\"name: mine\\nclient: [connect]\\n\"");
    Plan plan = planner.plan(new Wish(null, null, yaml, TWO, null, null, null, null));
    assertThat(plan.scenarios()).singleElement().extracting("name").isEqualTo("mine");
    JsonNode json = Bureau.json(Bureau.SCENARIO);
    Plan other = planner.plan(new Wish(null, null, json, TWO, null, null, null, null));
    assertThat(other.choice().builtIn()).isFalse();
    refuses(
        new Wish(null, null, Bureau.json("{\"client\": 3}"), TWO, null, null, null, null),
        RefusalCode.SCENARIO_INVALID,
        "client");
  }

  @Test
  void whatMakesNoSenseIsToldInWords() {
    refuses(smoke(null, null, null), RefusalCode.BAD_REQUEST, "targets");
    refuses(smoke(List.of("jvm"), null, null), RefusalCode.BAD_REQUEST, "targets");
    refuses(smoke(List.of("jvm", "tcp:1"), null, null), RefusalCode.TARGET_NOT_FOUND, "board:<id>");
    refuses(
        smoke(Arrays.asList("jvm", null), null, null), RefusalCode.TARGET_NOT_FOUND, "board:<id>");
    refuses(smoke(List.of("board:x", "board:x"), null, null), RefusalCode.BAD_REQUEST, "once");
    refuses(
        smoke(List.of("board:x", "board:x+tls"), null, null), RefusalCode.BAD_REQUEST, "one way");
    refuses(smoke(TWO, 0, null), RefusalCode.BAD_REQUEST, "repeat");
    refuses(smoke(TWO, 101, null), RefusalCode.BAD_REQUEST, "repeat");
    refuses(smoke(TWO, 1, Double.NaN), RefusalCode.BAD_REQUEST, "timeScale");
    refuses(smoke(TWO, 1, 0.0), RefusalCode.BAD_REQUEST, "timeScale");
    refuses(
        new Wish("smoke", "smoke", null, TWO, 1, null, null, null),
        RefusalCode.BAD_REQUEST,
        "one of");
    refuses(
        new Wish(null, null, null, TWO, 1, null, null, null), RefusalCode.BAD_REQUEST, "one of");
    refuses(
        new Wish("smoke", null, null, TWO, 1, null, "a\nb", null),
        RefusalCode.BAD_REQUEST,
        "one line");
    refuses(
        new Wish("smoke", null, null, TWO, 1, null, null, 0L), RefusalCode.BAD_REQUEST, "fence");
    refuses(
        new Wish("smoke", null, null, TWO, 1, null, null, 1L, Map.of("x", 0L)),
        RefusalCode.BAD_REQUEST,
        "fences");
    refuses(
        new Wish("smok", null, null, TWO, 1, null, null, null),
        RefusalCode.SCENARIO_NOT_FOUND,
        "did you mean \"smoke\"?");
  }
}
