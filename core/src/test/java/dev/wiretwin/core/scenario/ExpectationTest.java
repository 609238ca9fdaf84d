package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectationTest {
  @Test
  void expectationsAreValues() {
    String yaml = "{client: [connect], expect: [{close: -6, code: 1001}, never: receive]}";
    List<Expectation> once = ScenarioReader.read("a.yaml", yaml).expect();
    List<Expectation> again = ScenarioReader.read("a.yaml", yaml).expect();
    assertThat(once).isEqualTo(again).doesNotHaveDuplicates();
    assertThat(once.get(0).closeCode()).hasValue(1001);
    assertThat(once.get(1).never()).isTrue();
  }
}
