package dev.wiretwin.bridge.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.serial.LineFailure;
import org.junit.jupiter.api.Test;

class AgentRunnerTest {
  @Test
  void luaIsAskedAndWhatGoesWrongIsToldAsAFailure() throws Exception {
    try (MemoryBench bench = MemoryBench.start()) {
      AgentRunner runner = new AgentRunner(bench.board());
      assertThat(runner.ask("local s=\"\" for i=1,3 do s=s..i end ", "s")).isEqualTo("123");
      assertThatThrownBy(() -> runner.ask("", "nil.x"))
          .isInstanceOf(LineFailure.class)
          .hasMessageContaining("the board says: ");
      bench.board().close();
      assertThatThrownBy(() -> runner.ask("", "1"))
          .isInstanceOf(LineFailure.class)
          .hasMessageContaining("given back");
    }
  }

  @Test
  void aBoardThatKeepsSilentIsNotWaitedForWithoutEnd() throws Exception {
    try (MemoryBench bench = MemoryBench.start()) {
      AgentRunner runner = new AgentRunner(bench.board());
      bench.memory.cable.beDeaf();
      assertThatThrownBy(() -> runner.ask("", "1"))
          .isInstanceOf(LineFailure.class)
          .hasMessageContaining("does not answer");
    }
  }
}
