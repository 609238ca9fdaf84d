package dev.wiretwin.core.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabScriptTest {
  @Test
  void aScriptIsItsOwn() {
    List<LabStep> steps = new ArrayList<>(List.of(Bench.fin()));
    List<List<LabStep>> connections = new ArrayList<>(List.of(steps));
    LabScript script = new LabScript(connections);
    steps.add(Bench.rst());
    connections.clear();
    assertThat(script.connections()).containsExactly(List.of(Bench.fin()));
    assertThat(script.faults()).isEqualTo(Faults.NONE);
    assertThatThrownBy(() -> script.connections().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
