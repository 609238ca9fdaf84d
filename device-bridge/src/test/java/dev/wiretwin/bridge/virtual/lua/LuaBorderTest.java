package dev.wiretwin.bridge.virtual.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LuaBorderTest {
  private final ScriptBench bench = new ScriptBench();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aModulesFaultIsTheCallersAndNoScriptHoldsIt() {
    IllegalStateException fault = new IllegalStateException("broken");
    bench.machine.install(
        "broken",
        call -> {
          throw fault;
        });
    assertThatThrownBy(() -> bench.run("pcall(broken) tell('went on')")).isSameAs(fault);
    assertThat(bench.told).isEmpty();
    assertThat(bench.run("tell(__jthrowable__)"))
        .isEqualTo(new LuaOutcome.Stopped("a module failed"));
  }

  @Test
  void aCoroutineThatCalledJavaIsCollectedAllTheSame() {
    bench.machine.install("nop", call -> 0);
    bench.run("for i = 1, 100 do coroutine.wrap(function() nop() end)() end");
    bench.machine.collectGarbage();
    long before = bench.machine.bytesHeld();
    bench.run("for i = 1, 2000 do coroutine.wrap(function() nop() end)() end");
    bench.machine.collectGarbage();
    assertThat(bench.machine.bytesHeld()).isLessThan(before + 200_000);
  }
}
