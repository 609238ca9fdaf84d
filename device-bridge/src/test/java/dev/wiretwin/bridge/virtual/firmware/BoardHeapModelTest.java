package dev.wiretwin.bridge.virtual.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.module.Board;
import dev.wiretwin.bridge.virtual.module.Module;
import java.util.List;
import org.junit.jupiter.api.Test;

/** VB-36, at the console of a whole board. */
class BoardHeapModelTest {
  private static final int HEAP = 45_000;

  private static int heap(ConsoleBench bench) {
    return Integer.parseInt(bench.answer("=node.heap()").strip());
  }

  @Test
  void aFreshBoardHasWhatWasConfiguredWhateverItsModulesHaveInstalled() {
    for (int configured : new int[] {HEAP, 30_000}) {
      try (ConsoleBench bench =
          ConsoleBench.started(BoardSettings.DEFAULT.withHeapBytes(configured))) {
        assertThat(heap(bench)).isBetween(configured - 1500, configured);
      }
    }
  }

  @Test
  void aStringTakesItsLengthAndGivesItBack() {
    try (ConsoleBench bench = ConsoleBench.started()) {
      bench.answer("s=('x'):rep(10000) collectgarbage()");
      assertThat(heap(bench)).isBetween(HEAP - 13_000, HEAP - 10_000);
      bench.answer("s=nil collectgarbage()");
      assertThat(heap(bench)).isGreaterThan(HEAP - 1500);
    }
  }

  /** A module that takes memory as sockets and websocket buffers do. */
  private static final class Taker implements Module {
    @Override
    public String name() {
      return "taker";
    }

    @Override
    public void start(Board on) {
      on.lua().install("take", call -> call.returns(on.heap().claim((int) call.integer(1))));
    }

    @Override
    public void stop() {
      // nothing to give up
    }
  }

  @Test
  void whatAModuleTakesScriptsHaveNotUntilTheBoardStartsAnew() {
    try (ConsoleBench bench = new ConsoleBench(BoardSettings.DEFAULT, List.of(Taker::new))) {
      bench.board.powerOn();
      bench.pass(200);
      bench.uart.sent();
      assertThat(bench.answer("=take(30000)")).isEqualTo("true\r\n");
      assertThat(heap(bench)).isBetween(HEAP - 31_500, HEAP - 30_000);
      assertThat(bench.answer("=take(30000)")).isEqualTo("false\r\n");
      assertThat(bench.answer("s=('x'):rep(20000)")).contains("not enough memory");
      bench.answer("node.restart()");
      bench.pass(500);
      bench.uart.sent();
      assertThat(heap(bench)).isGreaterThan(HEAP - 1500);
    }
  }

  @Test
  void aLineThatFindsNoMemoryFailsAndTheBoardGoesOn() {
    try (ConsoleBench bench = ConsoleBench.started()) {
      assertThat(bench.answer("t={} while true do t[#t+1]=('x'):rep(100)..#t end"))
          .contains("not enough memory");
      bench.answer("t=nil collectgarbage()");
      assertThat(heap(bench)).isGreaterThan(HEAP - 6000); // the table of strings shrinks slowly
    }
  }

  @Test
  void aCallbackThatFindsNoMemoryRestartsTheBoardTwoSecondsLater() {
    try (ConsoleBench bench = ConsoleBench.started()) {
      String said = bench.type("node.task.post(function() s=('x'):rep(90000) end)\n");
      assertThat(said).contains("out of memory\r\n");
      bench.pass(1_900);
      assertThat(bench.uart.sent()).doesNotContain("rst cause");
      bench.pass(400);
      assertThat(bench.uart.sent()).contains("rst cause:2");
    }
  }
}
