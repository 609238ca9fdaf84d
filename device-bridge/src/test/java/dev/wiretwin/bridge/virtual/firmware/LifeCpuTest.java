package dev.wiretwin.bridge.virtual.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.cpu.ManualCpu;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifeCpuTest {
  private final ManualCpu cpu = new ManualCpu();
  private final List<String> ran = new ArrayList<>();

  @Test
  void timeStartsAnew() {
    cpu.advance(500);
    LifeCpu life = new LifeCpu(cpu);
    life.busy(20);
    assertThat(life.micros()).isEqualTo(20);
    assertThat(life.scale()).isEqualTo(1);
  }

  @Test
  void whatWaitsAtTheEndNeverRuns() {
    LifeCpu life = new LifeCpu(cpu);
    life.post(Cpu.Priority.LOW, () -> ran.add("before"));
    cpu.run();
    life.post(Cpu.Priority.LOW, () -> ran.add("posted"));
    life.after(10, () -> ran.add("alarm"));
    life.end();
    cpu.advance(100);
    life.busy(50);
    assertThat(life.isOver()).isTrue();
    assertThat(ran).containsExactly("before");
    assertThat(cpu.micros()).isEqualTo(100);
  }

  @Test
  void theEndOfTheProcessorIsTheRealOne() {
    assertThat(new LifeCpu(cpu).end(() -> ran.add("last"), 1)).isTrue();
    assertThat(ran).containsExactly("last");
  }
}
