package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuiteTest {
  @Test
  void itTellsHowLongItTakesAtMost() {
    Scenario slow = ScenarioReader.read("slow.yaml", "{client: [connect], run: 100s}");
    Scenario fast =
        ScenarioReader.read("fast.yaml", "{client: [connect], run: 100s, time_scale: 0.05}");
    assertThat(new Suite("s", "S", List.of(slow, fast)).longestMs()).isEqualTo(105_000);
  }
}
