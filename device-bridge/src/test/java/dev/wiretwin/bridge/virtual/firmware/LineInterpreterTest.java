package dev.wiretwin.bridge.virtual.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LineInterpreterTest {
  private final ConsoleBench bench = ConsoleBench.started();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aTypedLineRunsAndThePromptReturnsVB23() {
    assertThat(bench.type("print('x'..(1+1)..'y')\n"))
        .isEqualTo("print('x'..(1+1)..'y')\r\nx2y\r\n> ");
  }

  @Test
  void anEqualsSignShowsValuesVB23() {
    assertThat(bench.answer("=1,nil,'a'")).isEqualTo("1\tnil\ta\r\n");
    assertThat(bench.answer("return 'b', true")).isEqualTo("b\ttrue\r\n");
  }

  @Test
  void anUnfinishedChunkWaitsForMoreVB23() {
    assertThat(bench.type("for i=1,2 do\n")).isEqualTo("for i=1,2 do\r\n>> ");
    assertThat(bench.type("\n")).isEqualTo("\r\n>> ");
    assertThat(bench.type("=i\n"))
        .isEqualTo("=i\r\nLua error: \tstdin:2: unexpected symbol near '='\r\n> ");
    assertThat(bench.type("for i=1,2 do\nprint(i)\nend\n"))
        .isEqualTo("for i=1,2 do\r\nprint(i)\r\nend\r\n>> >> 1\r\n2\r\n> ");
  }

  @Test
  void aSyntaxErrorHasItsPrefixVB23() {
    assertThat(bench.answer(")")).isEqualTo("Lua error: \tstdin:1: unexpected symbol near ')'\r\n");
  }

  @Test
  void anErrorHasItsTracebackVB23() {
    assertThat(bench.answer("error('no')")).startsWith("Lua error: \tstdin:1: no").endsWith("\r\n");
    assertThat(bench.answer("=websocket.createClient()"))
        .startsWith("Lua error: \tstdin:1: attempt to index global 'websocket' (a nil value)");
  }

  @Test
  void promptsAreTheScriptsToChooseVB23() {
    assertThat(bench.type("_PROMPT='lua> ' _PROMPT2='... '\n")).endsWith("\r\nlua> ");
    assertThat(bench.type("\n")).isEqualTo("\r\nlua> ");
    assertThat(bench.type("if true then\n")).endsWith("\r\n... ");
    assertThat(bench.type("end _PROMPT={}\n")).endsWith("\r\n> ");
  }

  @Test
  void pastedLinesAreEchoedBeforeTheyRunVB27() {
    assertThat(bench.type("print(1)\nprint(2)\n"))
        .isEqualTo("print(1)\r\nprint(2)\r\n1\r\n> 2\r\n> ");
  }

  @Test
  void scriptsTypeTooButOnlyWholeLinesRun() {
    assertThat(bench.answer("node.input('print(7)\\nprint(')")).isEqualTo("> 7\r\n");
    assertThat(bench.type("8)\n")).isEqualTo("8)\r\n8\r\n> ");
  }

  @Test
  void aPrintThatFailsIsTold() {
    assertThat(bench.answer("print=function() error('mute') end return 1"))
        .startsWith("error calling 'print' (stdin:1: mute)\r\n");
  }
}
