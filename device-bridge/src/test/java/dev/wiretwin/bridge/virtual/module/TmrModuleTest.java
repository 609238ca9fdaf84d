package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.firmware.ConsoleBench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TmrModuleTest {
  private final ConsoleBench bench = ConsoleBench.started();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void theManualsExampleRuns() {
    bench.type(
        "local t = tmr.create() t:register(5000, tmr.ALARM_SINGLE, function (t) print('expired') t:unregister() end) t:start()\n");
    bench.pass(4999);
    assertThat(bench.uart.sent()).isEmpty();
    bench.pass(1);
    assertThat(bench.uart.sent()).isEqualTo("expired\r\n");
    bench.pass(60_000);
    assertThat(bench.uart.sent()).isEmpty();
  }

  @Test
  void argumentsAreCheckedInTheFirmwaresWords() {
    bench.answer("t = tmr.create() f = function() end");
    assertThat(bench.answer("t:alarm(0, 0, f)"))
        .contains("bad argument #1 to 'alarm' (Range: 1-6870947)");
    assertThat(bench.answer("t:alarm(6870948, 0, f)")).contains("(Range: 1-6870947)");
    assertThat(bench.answer("t:interval(0)")).contains("(Range: 1-6870947)");
    assertThat(bench.answer("t:register(1, 3, f)"))
        .contains("bad argument #2 to 'register' (Invalid mode)");
    assertThat(bench.answer("t:register(1, 1, 'f')"))
        .contains("bad argument #3 to 'register' (Must be function)");
    assertThat(bench.answer("t:start(1)")).contains("(boolean expected)");
    assertThat(bench.answer("tmr.delay(0)"))
        .contains("bad argument #1 to 'delay' (wrong arg range)");
    assertThat(bench.answer("tmr.softwd(0)")).contains("(invalid time)");
    assertThat(bench.answer("t.stop({})")).contains("tmr.timer expected, got table");
  }

  @Test
  void whatAStartTells() {
    bench.answer("t = tmr.create() f = function() end");
    assertThat(bench.answer("=t:start(), t:state()")).isEqualTo("false\tnil\r\n");
    assertThat(bench.answer("t:register(10, tmr.ALARM_AUTO, f)")).isEmpty();
    assertThat(bench.answer("=t:state()")).isEqualTo("false\t1\r\n");
    assertThat(bench.answer("=t:start(), t:start(), t:start(true), t:state()"))
        .isEqualTo("true\tfalse\ttrue\ttrue\t1\r\n");
    assertThat(bench.answer("=t:stop(), t:stop()")).isEqualTo("true\tfalse\r\n");
    assertThat(bench.answer("=t:alarm(10, tmr.ALARM_SEMI, f), t:interval(20), t:unregister()"))
        .isEqualTo("true\tnil\r\n");
    assertThat(bench.answer("=t:state()")).isEqualTo("nil\r\n");
  }

  @Test
  void clocksStartAnewWithEveryResetVB79() {
    bench.pass(60_000);
    int before = Integer.parseInt(bench.answer("=tmr.now()").trim());
    assertThat(bench.answer("=tmr.time()")).isEqualTo("60\r\n");
    assertThat(bench.answer("=tmr.ccount() ~= 0")).isEqualTo("true\r\n");
    bench.board.reset(ResetReason.RESET_PIN);
    bench.pass(200);
    bench.uart.sent();
    assertThat(before).isGreaterThan(60_000_000);
    assertThat(Integer.parseInt(bench.answer("=tmr.now()").trim())).isEqualTo(200_000);
    assertThat(bench.answer("=node.uptime()")).isEqualTo("200000\r\n");
  }

  @Test
  void aDelayKeepsTheProcessor() {
    bench.answer(
        "tmr.create():alarm(10, tmr.ALARM_SINGLE, function() print('late', tmr.now()) end)");
    assertThat(bench.answer("tmr.delay(50000) tmr.wdclr() print(tmr.now())"))
        .isEqualTo("250000\r\n");
    bench.pass(0);
    assertThat(bench.uart.sent()).isEqualTo("late\t250000\r\n");
  }

  @Test
  void theSoftWatchdogRestartsUnlessFed() {
    bench.answer("tmr.softwd(3)");
    bench.pass(2000);
    bench.answer("tmr.softwd(3)");
    bench.pass(2900);
    assertThat(bench.uart.sent()).isEmpty();
    bench.pass(400);
    assertThat(bench.uart.sent()).contains("rst cause:2").endsWith("> ");
    assertThat(bench.answer("=node.bootreason()")).isEqualTo("2\t4\r\n");
    bench.pass(10_000);
    assertThat(bench.uart.sent()).isEmpty();
  }
}
