package dev.wiretwin.bridge.virtual.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LuaFirmwareTest {
  @Test
  void initLuaRunsBeforeThePrompt() {
    try (ConsoleBench bench = ConsoleBench.withInit("print('hello', node.heap() > 30000)")) {
      assertThat(bench.uart.sent()).isEqualTo("hello\ttrue\r\n> ");
    }
  }

  @Test
  void anErrorInInitLuaIsPrintedAndTheConsoleComesUp() {
    try (ConsoleBench bench = ConsoleBench.withInit("print('a')\nerror('b')")) {
      assertThat(bench.uart.sent())
          .startsWith("a\r\ninit.lua:2: b\r\nstack traceback:")
          .endsWith("\r\n> ");
      bench.pass(10_000);
      assertThat(bench.uart.sent()).isEmpty();
    }
    try (ConsoleBench bench = ConsoleBench.withInit("x = = 1")) {
      assertThat(bench.uart.sent()).isEqualTo("init.lua:1: unexpected symbol near '='\r\n> ");
    }
    try (ConsoleBench bench = ConsoleBench.withInit("do")) {
      assertThat(bench.uart.sent()).isEqualTo("init.lua:1: 'end' expected near '<eof>'\r\n> ");
    }
  }

  @Test
  void aBadCallbackInInitLuaIsABootLoopVB65() {
    try (ConsoleBench bench =
        ConsoleBench.withInit("tmr.create():alarm(10, 0, function() error('bad') end)")) {
      bench.pass(7000);
      assertThat(bench.uart.sent().split("rst cause:2", -1)).hasSizeBetween(4, 5);
    }
  }

  @Test
  void theWatchdogEndsAnEndlessLoop() {
    try (ConsoleBench bench = ConsoleBench.working()) {
      assertThat(bench.type("print('in') while true do work(100) end print('out')\n"))
          .contains("\r\nin\r\n")
          .contains("rst cause:2, boot mode:(3,6)")
          .doesNotContain("\r\nout");
      bench.pass(200);
      bench.uart.sent();
      assertThat(bench.answer("=node.bootreason()")).isEqualTo("2\t3\r\n");
    }
  }

  @Test
  void theWatchdogEndsACallbackToo() {
    try (ConsoleBench bench = ConsoleBench.working()) {
      bench.type("node.task.post(function() while true do pcall(work, 100) end end)\n");
      bench.pass(200);
      assertThat(bench.uart.sent()).endsWith("> ");
      assertThat(bench.answer("=node.bootreason()")).isEqualTo("2\t3\r\n");
    }
  }

  @Test
  void aFedWatchdogLetsAScriptWork() {
    try (ConsoleBench bench = ConsoleBench.working()) {
      assertThat(bench.answer("for i = 1, 30 do work(100000) tmr.wdclr() end")).isEmpty();
    }
  }

  @Test
  void filesOfTheFlashRunByNameAndOutliveAResetVB14() {
    try (ConsoleBench bench = ConsoleBench.started()) {
      bench.answer("file.putcontents('f.lua', 'return 6 * 7')");
      bench.board.powerOn();
      bench.pass(200);
      bench.uart.sent();
      assertThat(bench.answer("=dofile('f.lua')")).isEqualTo("42\r\n");
      assertThat(bench.answer("=require('f')")).isEqualTo("42\r\n");
    }
  }

  @Test
  void modulesLeftOutAreNilVB28() {
    try (ConsoleBench bench =
        ConsoleBench.started(BoardSettings.DEFAULT.withWithout(Set.of("file", "tmr")))) {
      assertThat(bench.answer("=file, tmr, node.info('build_config').modules"))
          .isEqualTo("nil\tnil\tnode,uart\r\n");
    }
  }

  @Test
  void withoutTheBannerOnlyThePromptComesVB20() {
    try (ConsoleBench bench = ConsoleBench.withInit("")) {
      assertThat(bench.uart.sent()).isEqualTo("> ");
    }
  }

  @Test
  void whatIsTypedDuringTheBootIsLostVB13() {
    try (ConsoleBench bench = new ConsoleBench(BoardSettings.DEFAULT)) {
      bench.board.powerOn();
      bench.pass(20);
      bench.uart.receive("print('early')\n");
      bench.pass(60);
      bench.uart.receive("print('rather early')\n");
      bench.pass(200);
      assertThat(bench.uart.sent()).endsWith("cannot open init.lua: \r\n> ");
      assertThat(bench.answer("print('in time')")).isEqualTo("in time\r\n");
    }
  }

  @Test
  void bytesBeyondTheRingAreLostWhileLuaIsBusyVB25() {
    try (ConsoleBench bench = ConsoleBench.started()) {
      bench.uart.receive("n = 0\n");
      bench.cpu.run();
      bench.uart.sent();
      for (int i = 0; i < 30; i++) {
        bench.uart.receive("n = n + 1;\n");
      }
      bench.cpu.run();
      assertThat(bench.uart.sent()).startsWith("1;\r\nn = n + 1;\r\n");
      assertThat(bench.answer("=n")).isEqualTo("23\r\n");
    }
  }

  @Test
  void printCutsAtNulAndKeepsOtherBytesVB26() {
    try (ConsoleBench bench = ConsoleBench.started()) {
      String said = bench.answer("print('a\\0b', '\\255\\r', 1.5, nil, true)");
      assertThat(said.getBytes(StandardCharsets.ISO_8859_1))
          .asString(StandardCharsets.ISO_8859_1)
          .isEqualTo("a\t\u00ff\t1.5\tnil\ttrue\r\n");
      assertThat(bench.answer("tostring = function() return 'own' end print(1)"))
          .isEqualTo("own\r\n");
      assertThat(bench.answer("tostring = function() end print(1)"))
          .contains("'tostring' must return a string to 'print'");
    }
  }

  @Test
  void aTypedLineWithoutMemoryIsLost() {
    try (ConsoleBench bench = ConsoleBench.started()) {
      bench.answer("p = pipe.create() pcall(p.write, p, ('x'):rep(20000))");
      assertThat(bench.answer("=node.heap() < 30000")).isEqualTo("true\r\n");
    }
  }

  @Test
  void theStartCommandTakesThePlaceOfInitLua() {
    try (ConsoleBench bench = ConsoleBench.started()) {
      bench.answer("node.startupcommand(\"print('started')\") node.restart()");
      bench.pass(300);
      assertThat(bench.uart.sent())
          .contains("rst cause:2")
          .contains("\r\nstarted\r\n> ")
          .doesNotContain("init.lua")
          .endsWith("\r\n> ");
    }
  }

  @Test
  void compiledFilesRunAfterAResetTooVB14() {
    try (ConsoleBench bench = ConsoleBench.started()) {
      bench.answer("file.putcontents('f.lua', 'return 6 * 7') node.compile('f.lua')");
      bench.board.powerOn();
      bench.pass(200);
      bench.uart.sent();
      assertThat(bench.answer("=dofile('f.lc')")).isEqualTo("42\r\n");
    }
  }

  @Test
  void aScriptMayTakeTheConsoleAndGiveItBackVB30() {
    try (ConsoleBench bench = ConsoleBench.started()) {
      bench.answer("uart.on('data', 3, function(d) got = d uart.on('data') end, 0)");
      assertThat(bench.type("abc")).isEmpty();
      assertThat(bench.answer("=got")).isEqualTo("abc\r\n");
      bench.answer("uart.setup(0, 115200, 8, 0, 1, 0)");
      assertThat(bench.type("=got\n")).isEqualTo("abc\r\n> ");
    }
  }

  @Test
  void bytesForACallbackThatIsGoneCrashTheBoard() {
    try (ConsoleBench bench = ConsoleBench.started()) {
      bench.answer("uart.on('data', 0, function() uart.on('data') end, 0)");
      assertThat(bench.type("ab")).contains("Fatal exception");
      assertThat(bench.diagnoses)
          .containsExactly(
              "undefined: bytes came for a uart.on callback that has just been taken away");
      bench.pass(200);
      bench.uart.sent();
      assertThat(bench.answer("=node.bootreason()")).startsWith("2\t2\t20");
    }
  }

  @Test
  void whatTheConsoleSaysMayGoToAScript() {
    try (ConsoleBench bench = ConsoleBench.started()) {
      bench.type("node.output(function(p) said = (said or '')..(p:read(99) or '') end, 0)\n");
      assertThat(bench.type("print('x')\n")).isEqualTo("print('x')\r\n");
      bench.type("node.output()\n");
      assertThat(bench.answer("=said:find('x\\n', 1, true) ~= nil")).isEqualTo("true\r\n");
      assertThat(bench.answer("node.input('print(7)\\n')")).isEqualTo("> 7\r\n");
    }
  }

  @Test
  void anErrorHandlerKeepsTheBoardFromRestartingVB32() {
    try (ConsoleBench bench = ConsoleBench.started()) {
      bench.answer("node.setonerror(function(e) print('own', e:match('^[^\\n]*')) end)");
      assertThat(bench.type("node.task.post(function() error('x', 0) end)\n"))
          .endsWith("> own\tx\r\n");
      bench.pass(5000);
      assertThat(bench.uart.sent()).isEmpty();
    }
  }

  @Test
  void aBoardIsTheOneThatWasChosen() {
    BoardSettings settings = BoardSettings.DEFAULT.withChipId(77).withSeed(5);
    String chance;
    try (ConsoleBench bench = ConsoleBench.started(settings)) {
      assertThat(bench.answer("=node.chipid()")).isEqualTo("77\r\n");
      chance = bench.answer("=node.random()");
    }
    try (ConsoleBench twin = ConsoleBench.started(settings);
        ConsoleBench other = ConsoleBench.started(settings.withSeed(6))) {
      assertThat(twin.answer("=node.random()")).isEqualTo(chance);
      assertThat(other.answer("=node.random()")).isNotEqualTo(chance);
    }
  }
}
