package dev.wiretwin.bridge.virtual.lua;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LuaOutcomeTest {
  @Test
  void everyWayAScriptCanEndIsToldApart() {
    try (ScriptBench bench = new ScriptBench()) {
      assertThat(bench.run("x = 1")).isEqualTo(new LuaOutcome.Done());
      assertThat(bench.run("if x then"))
          .isEqualTo(new LuaOutcome.Incomplete("stdin:1: 'end' expected near '<eof>'"));
      assertThat(bench.run("x = = 1"))
          .isEqualTo(new LuaOutcome.SyntaxError("stdin:1: unexpected symbol near '='"));
      assertThat(bench.run("error('no')"))
          .isEqualTo(
              new LuaOutcome.RuntimeError(
                  "stdin:1: no",
                  "stdin:1: no\nstack traceback:\n\t[C]: in function 'error'\n\tstdin:1: in main chunk"));
      bench.machine.watch(new Watchdog(() -> 0, 0, 10_000));
      assertThat(bench.run("while true do end"))
          .isEqualTo(new LuaOutcome.Stopped("the watchdog ended it"));
    }
  }
}
