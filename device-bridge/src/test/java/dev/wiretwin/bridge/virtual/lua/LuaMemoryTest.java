package dev.wiretwin.bridge.virtual.lua;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LuaMemoryTest {
  private static final int HEAP = 45_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s = 'x' while true do s = s .. s end",
        "s = string.rep('x', 1e9)",
        "s = string.rep('x', 50000)",
        "t = {} for i = 1, 1e9 do t[i] = i end",
        "t = {} while true do t = {t} end",
        "s = ('x'):rep(1e4):gsub('x', ('y'):rep(1e4))",
        "s = ('x'):rep(1e4) s = table.concat({s, s, s, s, s, s}, s)",
        "s = ('x'):rep(3e4) s = string.format('%s%s%s', s, s, s)",
        "f = {} for i = 1, 1e9 do f[i] = function() return i end end",
        "c = {} for i = 1, 1e9 do c[i] = coroutine.create(function() end) end",
        "local s = 'return {' .. ('1,'):rep(15000) .. '}' s = loadstring(s)()"
      })
  void aBombMeetsLuasOwnError(String bomb) {
    try (ScriptBench bench = new ScriptBench()) {
      LuaMemory memory = bench.machine.memory();
      bench.run("s, t, f, c = 0, 0, 0, 0");
      memory.limit(HEAP);
      bench.run("tell(pcall(function() " + bomb + " end))");
      bench.run("s = nil t = nil f = nil c = nil");
      bench.run(bomb);
      bench.run("s = nil t = nil f = nil c = nil collectgarbage() tell(#string.rep('x', 15000))");
      assertThat(bench.told.get(0)).isEqualTo(false);
      assertThat((String) bench.told.get(1)).contains("not enough memory");
      assertThat(bench.told.get(2)).isEqualTo(15000.0);
      assertThat(memory.taken()).isLessThan(HEAP + LuaMemory.SLACK);
    }
  }

  @Test
  void garbageDoesNotCountWhenMemoryRunsShort() {
    try (ScriptBench bench = new ScriptBench()) {
      bench.machine.memory().limit(HEAP);
      bench.run(
          "collectgarbage('stop') for i = 1, 1e4 do local s = ('x'):rep(1000) .. i end tell(1)");
      assertThat(bench.told).containsExactly(1.0);
    }
  }

  @Test
  void aFreshMachineHoldsNothingAndSmallBlocksAreSmallerThere() {
    try (LuaMachine machine = new LuaMachine()) {
      assertThat(machine.memory().taken()).isZero();
    }
    assertThat(LuaMemory.device(64)).isEqualTo(35);
    assertThat(LuaMemory.device(96)).isEqualTo(52);
    assertThat(LuaMemory.device(97)).isEqualTo(53);
    assertThat(LuaMemory.device(1000)).isEqualTo(956);
  }

  @Test
  void withoutAnAllocatorTheCollectorIsAskedNowAndThen() {
    try (ScriptBench bench = new ScriptBench(new LuaMachine(false))) {
      bench.machine.memory().limit(HEAP);
      bench.run("tell(pcall(function() local t = {} for i = 1, 1e9 do t[i] = {} end end))");
      bench.run("collectgarbage() tell(2)");
      assertThat(bench.told).containsExactly(false, "not enough memory", 2.0);
    }
  }
}
