package dev.wiretwin.bridge.virtual.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LuaTableTest {
  @Test
  void pairsKeepTheirOrderAndNilIsNone() {
    LuaTable table = new LuaTable().put("b", 1).put("a", null).put("c", 2);
    assertThat(table.entries())
        .containsExactly(new LuaTable.Entry("b", 1), new LuaTable.Entry("c", 2));
  }

  @Test
  void aListCountsFromOne() {
    assertThat(LuaTable.listOf(List.of("x", "y")).entries())
        .containsExactly(new LuaTable.Entry(1, "x"), new LuaTable.Entry(2, "y"));
  }

  @Test
  void aValueIsFoundByItsNameInWhicheverFormTheNameIsHeld() {
    LuaTable table = new LuaTable().put(1, "no").put("ssid".getBytes(), "net").put("pwd", "secret");
    assertThat(table.get("ssid")).contains("net");
    assertThat(table.get("pwd")).contains("secret");
    assertThat(table.get("1")).isEmpty();
  }
}
