package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.firmware.ConsoleBench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PipeModuleTest {
  private final ConsoleBench bench = ConsoleBench.started();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void whatIsWrittenIsReadByCountOrByDelimiter() {
    bench.answer("p = pipe.create() p:write('one\\ntwo\\nrest')");
    assertThat(
            bench.answer(
                "=p:read(), p:read('\\n+') == 'two\\n', p:read(2), p:read('x'), p:read(5)"))
        .isEqualTo("one\ttrue\tre\tst\tnil\r\n");
    assertThat(bench.answer("p:unread('back') print(p:nrec(), p:read('c'), p:read(9), p:nrec())"))
        .isEqualTo("1\tba\tk\t0\r\n");
  }

  @Test
  void aReaderFunctionReadsOnePieceEachTime() {
    bench.answer("p = pipe.create() p:write('abcde') f = p:reader(2)");
    assertThat(bench.answer("=f(), f(), f(), f()")).isEqualTo("ab\tcd\te\tnil\r\n");
  }

  @Test
  void aReaderIsCalledInItsOwnTask() {
    assertThat(
            bench.type(
                "p = pipe.create(function(q) print(q == p, q:read(100)) end, 2) p:write('x') print('written')\n"))
        .endsWith("\r\nwritten\r\n> true\tx\r\n");
  }

  @Test
  void argumentsAreChecked() {
    assertThat(bench.answer("pipe.create(1)")).contains("function expected, got number");
    assertThat(bench.answer("pipe.create(print, 3)")).contains("invalid priority");
    assertThat(bench.answer("pipe.create():read(0)")).contains("invalid chunk size");
    assertThat(bench.answer("pipe.create():read('ab')")).contains("invalid delimiter");
    assertThat(bench.answer("pipe.create():write(('x'):rep(100000))"))
        .contains("not enough memory");
  }
}
