package dev.wiretwin.bridge.virtual.lua;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Platform;
import org.junit.jupiter.api.Test;

class LuaNativeTest {
  @Test
  void luasOwnInterfaceIsThereOnLinuxAndMac() {
    assertThat(LuaNative.present()).isEqualTo(Platform.isLinux() || Platform.isMac());
  }

  @Test
  void memoryIsTakenMovedAndGivenBack() {
    if (LuaNative.present()) {
      long block = LuaNative.realloc(0, 16);
      assertThat(block).isNotZero();
      block = LuaNative.realloc(block, 1 << 20);
      assertThat(block).isNotZero();
      LuaNative.free(block);
    }
  }

  @Test
  void bindingAgainLeavesWhatWorksWorking() {
    if (LuaNative.present()) {
      assertThat(LuaNative.isReached(LuaNative::bind)).isTrue();
      try (ScriptBench bench = new ScriptBench(new LuaMachine(true))) {
        bench.run("tell(#string.rep('x', 1000))");
        assertThat(bench.told).containsExactly(1000.0);
        assertThat(bench.machine.memory().taken()).isPositive();
      }
    }
  }

  @Test
  void aFunctionThatTheComputersLuaLacksMakesThemAbsentNotTheBoard() {
    boolean reached =
        LuaNative.isReached(
            () -> {
              throw new UnsatisfiedLinkError("lua_setallocf");
            });
    assertThat(reached).isFalse();
    try (ScriptBench bench = new ScriptBench(new LuaMachine(false))) {
      assertThat(bench.machine.isCounted()).isFalse();
      assertThat(bench.run("tell(6 * 7)")).isEqualTo(new LuaOutcome.Done());
      assertThat(bench.told).containsExactly(42.0);
    }
  }
}
