package dev.wiretwin.bridge.virtual.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LuaRefTest {
  private static LuaRef keep(ScriptBench bench) {
    LuaRef[] kept = new LuaRef[1];
    bench.machine.install(
        "keep",
        call -> {
          kept[0] = call.function(1);
          return 0;
        });
    bench.run("keep(function() tell('called') end)");
    return kept[0];
  }

  @Test
  void aKeptFunctionOutlivesTheCollectorUntilItIsReleased() {
    try (ScriptBench bench = new ScriptBench()) {
      LuaRef ref = keep(bench);
      bench.machine.collectGarbage();
      bench.machine.call(ref);
      assertThat(bench.told).containsExactly("called");
      ref.release();
      ref.release();
      assertThatThrownBy(() -> bench.machine.call(ref))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("released");
      LuaRef next = keep(bench);
      bench.machine.call(next);
      assertThat(bench.told).containsExactly("called", "called");
    }
  }

  @Test
  void aReferenceMayBeReleasedWhenItsMachineIsClosed() {
    ScriptBench bench = new ScriptBench();
    LuaRef ref = keep(bench);
    bench.close();
    ref.release();
    assertThatThrownBy(() -> bench.machine.call(ref)).hasMessageContaining("closed");
  }
}
