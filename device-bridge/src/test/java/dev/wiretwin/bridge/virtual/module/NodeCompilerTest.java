package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.firmware.ConsoleBench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodeCompilerTest {
  private final ConsoleBench bench = ConsoleBench.started();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void theManualsExampleRunsAlsoAfterAReset() {
    bench.answer("file.putcontents('hello.lua', [[print('hello nodemcu')]])");
    assertThat(bench.answer("node.compile('hello.lua')")).isEmpty();
    assertThat(bench.answer("dofile('hello.lua')")).isEqualTo("hello nodemcu\r\n");
    assertThat(bench.answer("dofile('hello.lc')")).isEqualTo("hello nodemcu\r\n");
    bench.board.powerOn();
    bench.pass(200);
    bench.uart.sent();
    assertThat(bench.answer("dofile('hello.lc')")).isEqualTo("hello nodemcu\r\n");
  }

  @Test
  void whatCannotBeCompiledIsTold() {
    bench.answer("file.putcontents('bad.lua', 'x = =')");
    assertThat(bench.answer("node.compile('bad.lua')")).contains("bad.lua:1: unexpected symbol");
    assertThat(bench.answer("node.compile('none.lua')")).contains("cannot open none.lua");
    assertThat(bench.answer("node.compile('x.txt')")).contains("stdin:1: not a .lua file");
    assertThat(bench.answer("node.compile({})"))
        .contains("bad argument #1 to 'compile' (string expected, got table)");
    assertThat(bench.answer("node.compile(('x'):rep(40) .. '.lua')"))
        .contains("(filename invalid)");
    assertThat(bench.answer("=__target, __store")).isEqualTo("nil\tnil\r\n");
  }
}
