package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.virtual.lua.LuaError;
import dev.wiretwin.bridge.virtual.lua.LuaTable;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConfigTableTest {
  private final ConfigTable table =
      new ConfigTable(
          new LuaTable()
              .put("name", "abc\u00e9".getBytes(StandardCharsets.ISO_8859_1))
              .put("on", true)
              .put("half", 1.5)
              .put("count", 7.0));

  private void refuses(Runnable read, String message) {
    assertThatThrownBy(read::run).isInstanceOf(LuaError.class).hasMessage(message);
  }

  @Test
  void textsAreBytesAndNumbers() {
    assertThat(table.text("name")).hasValue("abc\u00e9");
    assertThat(table.text("count")).hasValue("7");
    assertThat(table.text("half")).hasValue("1.5");
    assertThat(table.text("none")).isEmpty();
    assertThat(table.text("name", 4, 4, "4")).isPresent();
    refuses(() -> table.text("on"), "on:not string");
    refuses(() -> table.text("name", 5, 9, "5-9"), "name: length:5-9");
    refuses(() -> table.text("name", 0, 3, "0-3"), "name: length:0-3");
  }

  @Test
  void flagsHaveADefault() {
    assertThat(table.flag("on", false)).isTrue();
    assertThat(table.flag("none", true)).isTrue();
    refuses(() -> table.flag("count", true), "count:not boolean");
  }

  @Test
  void numbersHaveADefaultAndARange() {
    assertThat(table.number("count", 1, 0, 9)).isEqualTo(7);
    assertThat(table.number("none", 1, 0, 9)).isEqualTo(1);
    refuses(() -> table.number("count", 1, 8, 9), "count: Range:8-9");
    refuses(() -> table.number("on", 1, 0, 9), "on: not number");
  }

  @Test
  void whatIsNoFunctionIsNone() {
    assertThat(table.function("name")).isEmpty();
  }
}
