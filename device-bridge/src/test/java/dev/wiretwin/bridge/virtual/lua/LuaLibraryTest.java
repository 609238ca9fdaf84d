package dev.wiretwin.bridge.virtual.lua;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LuaLibraryTest {
  @Test
  void entriesKeepTheirOrderAndATableWithinHasItsOwnName() {
    LuaLibrary within = new LuaLibrary("sta");
    LuaLibrary library =
        new LuaLibrary("wifi")
            .function("setmode", call -> 0)
            .constant("STATION", 1)
            .library(within);
    assertThat(library.name()).isEqualTo("wifi");
    assertThat(library.entries().keySet()).containsExactly("setmode", "STATION", "sta");
    assertThat(library.entries()).containsEntry("sta", within).containsEntry("STATION", 1);
  }
}
