package dev.wiretwin.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.store.KeptScenarios.Scenario;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KeptScenariosTest {
  @Test
  void aScenarioIsKeptAsItWasBrought() {
    String text = "# mine\nsteps: []\n";
    assertThat(new Scenario("mine", text, Instant.EPOCH).text()).isEqualTo(text);
  }
}
