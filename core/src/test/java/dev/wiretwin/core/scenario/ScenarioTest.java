package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.lab.LabScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScenarioTest {
  @Test
  void aPlainScenarioHasNothingSpecial() {
    List<ClientStep> steps = new ArrayList<>(List.of(new ClientStep.New(1, false)));
    Scenario scenario =
        new Scenario(
            "a",
            "A",
            500,
            1,
            Optional.empty(),
            steps,
            new LabScript(List.of()),
            List.of(),
            Optional.empty());
    steps.clear();

    assertThat(scenario.client()).hasSize(1);
    assertThat(scenario.serverTls()).isFalse();
    assertThat(scenario.jvm()).isEqualTo(JvmSettings.DEFAULT);
    assertThat(scenario.recorded()).isEmpty();
  }

  @Test
  void anotherPaceChangesNothingElse() {
    Scenario read = ScenarioReader.read("a.yaml", "{client: [connect], tolerance: 7}");
    Scenario slow = read.withTimeScale(2);
    assertThat(slow.timeScale()).isEqualTo(2);
    assertThat(slow.withTimeScale(1)).isEqualTo(read);
  }

  @Test
  void anotherLabHostIsWhereItsClientsConnect() {
    Scenario read = ScenarioReader.read("a.yaml", "{client: [connect], tolerance: 7}");
    Scenario moved = read.withLabHost("192.168.1.20");
    assertThat(moved.labHost()).isEqualTo("192.168.1.20");
    assertThat(moved.client())
        .filteredOn(ClientStep.Connect.class::isInstance)
        .extracting(step -> ((ClientStep.Connect) step).url())
        .containsExactly("ws://192.168.1.20:{port}/");
    assertThat(moved.withTimeScale(2).labHost()).isEqualTo("192.168.1.20");
    assertThat(moved.withLabHost(LabHost.USUAL)).isEqualTo(read);
  }
}
