package dev.wiretwin.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.store.KeptScenarios.Scenario;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every keeper of scenarios does. */
interface ScenariosContract {
  Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  Store store();

  default KeptScenarios scenarios() {
    return store().scenarios();
  }

  @Test
  default void aScenarioIsKeptUntilAnotherOfItsNameComes() {
    Scenario first = new Scenario("echo", "steps: []", NOW);
    Scenario second = new Scenario("echo", "steps: [close]", NOW.plusSeconds(1));
    assertThat(scenarios().scenario("echo")).isEmpty();
    assertThat(scenarios().put(first)).isTrue();
    assertThat(scenarios().scenario("echo")).contains(first);
    assertThat(scenarios().put(second)).isFalse();
    assertThat(scenarios().scenario("echo")).contains(second);
    assertThat(scenarios().remove("echo")).isTrue();
    assertThat(scenarios().remove("echo")).isFalse();
  }

  @Test
  default void scenariosAreListedByNamePageByPage() {
    for (String name : List.of("c", "a", "d", "b")) {
      scenarios().put(new Scenario(name, "", NOW));
    }
    assertThat(scenarios().list("", 3)).extracting(Scenario::name).containsExactly("a", "b", "c");
    assertThat(scenarios().list("c", 3)).extracting(Scenario::name).containsExactly("d");
  }
}
