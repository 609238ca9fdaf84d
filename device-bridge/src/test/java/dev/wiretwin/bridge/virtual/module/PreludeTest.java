package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PreludeTest {
  @Test
  void whatIsMissingIsNamed() {
    try (BenchBoard board = new BenchBoard()) {
      assertThatThrownBy(() -> Prelude.run(board.lua, "none")).hasMessageContaining("none.lua");
    }
  }

  @Test
  void aModuleWithoutItsOtherHalfDoesNotStart() {
    try (BenchBoard board = new BenchBoard()) {
      assertThatThrownBy(() -> Prelude.run(board.lua, "file"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("file");
    }
  }

  @Test
  void itCompletesTheModule() {
    try (BenchBoard board = new BenchBoard()) {
      board.run("file = {list = function() return {a = 1, b = 2} end}");
      Prelude.run(board.lua, "file");
      board.run("for k, v in pairs(file.list('a')) do tell(k, v) end");
      assertThat(board.told).containsExactly("a", 1.0);
    }
  }
}
