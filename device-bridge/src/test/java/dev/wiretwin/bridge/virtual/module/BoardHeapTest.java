package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.lua.LuaMachine;
import dev.wiretwin.bridge.virtual.lua.LuaOutcome;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoardHeapTest {
  private final LuaMachine lua = new LuaMachine();
  private final BoardHeap heap = new BoardHeap(lua, 45_000);

  @AfterEach
  void close() {
    lua.close();
  }

  private LuaOutcome run(String text) {
    return lua.run(text.getBytes(StandardCharsets.ISO_8859_1), "=stdin");
  }

  /** VB-36. */
  @Test
  void aFreshBoardShowsWhatWasConfiguredAndAStringTakesItsLength() {
    assertThat(heap.free()).isEqualTo(45_000);
    run("s = ('x'):rep(10000) collectgarbage()");
    assertThat(heap.free()).isBetween(30_000, 35_000);
  }

  @Test
  void whatAModuleClaimsAScriptHasNot() {
    assertThat(heap.claim(40_000)).isTrue();
    assertThat(heap.free()).isEqualTo(5_000);
    assertThat(heap.claim(5_001)).isFalse();
    assertThat(run("s = ('x'):rep(10000)"))
        .isEqualTo(new LuaOutcome.RuntimeError("not enough memory", "not enough memory"));
    heap.release(40_000);
    assertThat(run("s = ('x'):rep(10000)")).isEqualTo(new LuaOutcome.Done());
  }

  @Test
  void aClaimCollectsGarbageFirst() {
    run("collectgarbage('stop') for i = 1, 30 do local s = ('x'):rep(1000) .. i end");
    assertThat(heap.claim(44_000)).isTrue();
  }
}
