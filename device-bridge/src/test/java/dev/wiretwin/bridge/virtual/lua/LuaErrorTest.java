package dev.wiretwin.bridge.virtual.lua;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LuaErrorTest {
  @Test
  void aMessageStandsForItselfOrForAnArgument() {
    assertThat(new LuaError("no room").argument()).isZero();
    assertThat(new LuaError(2, "out of range").argument()).isEqualTo(2);
    assertThat(new LuaError(2, "out of range")).hasMessage("out of range");
  }

  @Test
  void theScriptSeesItAtItsOwnLine() {
    try (ScriptBench bench = new ScriptBench()) {
      bench.machine.install(
          "f",
          call -> {
            throw call.count() == 0 ? new LuaError("no room") : new LuaError(1, "too long");
          });
      bench.run("\ntell(pcall(function() f() end))\ntell(pcall(function() f(1) end))");
      assertThat(bench.told)
          .containsExactly(
              false, "stdin:2: no room", false, "stdin:3: bad argument #1 to 'f' (too long)");
    }
  }
}
