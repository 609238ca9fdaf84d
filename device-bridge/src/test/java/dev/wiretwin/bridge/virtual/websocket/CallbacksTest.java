package dev.wiretwin.bridge.virtual.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.module.BenchBoard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallbacksTest {
  private final BenchBoard board = new BenchBoard();
  private final Callbacks callbacks = new Callbacks();

  CallbacksTest() {
    // Argument 1 is where a method has its object.
    board.lua.install(
        "on",
        call -> {
          callbacks.register(call);
          return call.returns();
        });
  }

  @AfterEach
  void close() {
    board.close();
  }

  @Test
  void oneFunctionForEachEvent() {
    board.run("on(0, 'connection', function() tell 'c1' end)");
    board.run("on(0, 'connection', function() tell 'c2' end)");
    board.run(
        "on(0, 'receive', function() tell 'r' end) on(0, 'close\\0x', function() tell 'x' end)");
    board.callback(callbacks.connection().orElseThrow());
    board.callback(callbacks.receive().orElseThrow());
    board.callback(callbacks.close().orElseThrow());
    assertThat(board.told).containsExactly("c2", "r", "x");
  }

  @Test
  void nilForgetsTheFunction() {
    board.run("on(0, 'close', print) on(0, 'close', nil) on(0, 'receive', nil)");
    assertThat(callbacks.close()).isEmpty();
    board.run("on(0, 'close', print)");
    callbacks.release();
    assertThat(callbacks.close()).isEmpty();
  }

  @Test
  void everythingElseIsAnError() {
    board.run(
        "for _, a in ipairs{{0, 'x'}, {0, 'close'}, {0, 'close', 1}, {0}} do"
            + " tell(select(2, pcall(on, unpack(a)))) end");
    assertThat(board.told)
        .containsExactly(
            "bad argument #2 to 'on' (invalid option 'x')",
            "bad argument #3 to 'on' (function or nil)",
            "bad argument #3 to 'on' (function or nil)",
            "bad argument #2 to 'on' (string expected, got no value)");
  }
}
