package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.firmware.ConsoleBench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimerTest {
  private final ConsoleBench bench = ConsoleBench.started();

  @AfterEach
  void close() {
    bench.close();
  }

  private String after(long millis) {
    bench.pass(millis);
    return bench.uart.sent();
  }

  @Test
  void anAutomaticTimerComesAgainAndAgain() {
    bench.answer(
        "n = 0 t = tmr.create() t:alarm(100, tmr.ALARM_AUTO, function(self) n = n + 1 print(n, self == t) end)");
    assertThat(after(350)).isEqualTo("1\ttrue\r\n2\ttrue\r\n3\ttrue\r\n");
    bench.answer("t:interval(1000)");
    assertThat(after(999)).isEmpty();
    assertThat(after(1)).isEqualTo("4\ttrue\r\n");
    bench.answer("t:stop()");
    assertThat(after(5000)).isEmpty();
    bench.answer("t:start()");
    assertThat(after(1000)).isEqualTo("5\ttrue\r\n");
    bench.answer("t:unregister()");
    assertThat(after(5000)).isEmpty();
  }

  @Test
  void aSemiAutomaticTimerWaitsToBeStarted() {
    bench.answer("t = tmr.create() t:alarm(100, tmr.ALARM_SEMI, function() print(t:state()) end)");
    assertThat(after(500)).isEqualTo("false\t2\r\n");
    bench.answer("t:start()");
    assertThat(after(100)).isEqualTo("false\t2\r\n");
  }

  @Test
  void aSingleTimerIsUnregisteredWhenItCalls() {
    bench.answer(
        "t = tmr.create() t:alarm(100, tmr.ALARM_SINGLE, function() print(t:state()) end)");
    assertThat(after(100)).isEqualTo("nil\r\n");
  }

  @Test
  void aCallbackMayRegisterItsTimerAnew() {
    bench.answer(
        "t = tmr.create() function f() print('f') t:alarm(10, 0, g) end function g() print('g') end t:alarm(10, 0, f)");
    assertThat(after(100)).isEqualTo("f\r\ng\r\n");
  }

  @Test
  void aRunningTimerIsSafeFromTheCollector() {
    bench.answer(
        "tmr.create():alarm(100, tmr.ALARM_SINGLE, function() print('alive') end) collectgarbage()");
    assertThat(after(100)).isEqualTo("alive\r\n");
  }

  @Test
  void aTimerNobodyHoldsAndThatDoesNotRunIsCollected() {
    bench.answer(
        "w = setmetatable({}, {__mode='k'}) do local t = tmr.create() t:register(100, 1, function() end) w[t] = 1 end");
    bench.answer("collectgarbage() collectgarbage()");
    assertThat(bench.answer("=next(w)")).isEqualTo("nil\r\n");
  }

  @Test
  void aCallbackThatWaitsIsForgottenWhenItsTimerStops() {
    bench.answer("a, b = tmr.create(), tmr.create()");
    bench.answer(
        "a:alarm(100, 0, function() print('a') b:stop() end) b:alarm(100, 0, function() print('b') end)");
    assertThat(after(200)).isEqualTo("a\r\n");
  }

  @Test
  void oneCallbackRunsAtATimeAndMissedTicksAreGone() {
    bench.answer(
        "t = tmr.create() t:alarm(10, tmr.ALARM_AUTO, function() print(tmr.now() / 1000) tmr.delay(35000) end)");
    assertThat(after(100)).isEqualTo("210\r\n245\r\n280\r\n315\r\n");
  }
}
