package dev.wiretwin.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GateTest {
  @Test
  void itLetsOneInUntilThatOneLeaves() {
    Gate gate = new Gate();
    assertThat(gate.enter()).isTrue();
    assertThat(gate.enter()).isFalse();
    gate.leave();
    assertThat(gate.enter()).isTrue();
  }

  @Test
  void ofManyThreadsOneGetsIn() {
    Gate gate = new Gate();
    assertThat(IntStream.range(0, 1000).parallel().filter(i -> gate.enter()).count()).isEqualTo(1);
  }
}
