package dev.wiretwin.bridge.virtual.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.lua.LuaMachine;
import dev.wiretwin.bridge.virtual.lua.LuaOutcome;
import dev.wiretwin.bridge.virtual.module.MemoryUart;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PreludeTest {
  private final MemoryUart uart = new MemoryUart();
  private final LuaMachine lua = new LuaMachine();
  private final List<LuaOutcome> ends = new ArrayList<>();
  private final Prelude prelude = new Prelude(lua, new Terminal(uart), ends::add);

  @AfterEach
  void close() {
    lua.close();
  }

  private void run(String text) {
    assertThat(lua.run(text.getBytes(StandardCharsets.ISO_8859_1), "=t"))
        .isEqualTo(new LuaOutcome.Done());
  }

  @Test
  void printSeparatesByTabsAndUsesTheGlobalTostringVB26() {
    run("print('a', 1) print() tostring = function(v) return '<' .. v .. '>' end print('b')");
    assertThat(uart.sent()).isEqualTo("a\t1\r\n\r\n<b>\r\n");
  }

  @Test
  void theFirmwarePrintsThroughTheScriptsPrint() {
    run("local p = print print = function(...) p('my', ...) end");
    prelude.print("x", "y");
    run("print = nil");
    prelude.print("lost");
    assertThat(uart.sent()).startsWith("my\tx\ty\r\nerror calling 'print' (");
    assertThat(ends).hasSize(2);
  }

  @Test
  void promptsAreTheGlobalsOrTheUsualVB23() {
    assertThat(prelude.prompt(true)).isEqualTo("> ");
    assertThat(prelude.prompt(false)).isEqualTo(">> ");
    run("_PROMPT = 5 _PROMPT2 = '? '");
    assertThat(prelude.prompt(true)).isEqualTo("5");
    assertThat(prelude.prompt(false)).isEqualTo("? ");
  }

  @Test
  void itsDoorsAreNotLeftOpen() {
    run("if __puts or __keep or __tell then error('open') end");
    assertThat(uart.sent()).isEmpty();
  }
}
