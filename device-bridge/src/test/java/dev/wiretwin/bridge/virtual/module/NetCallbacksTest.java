package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetCallbacksTest {
  private final BenchBoard board = new BenchBoard();
  private final NetCallbacks callbacks = new NetCallbacks(board);

  @BeforeEach
  void give() {
    board.lua.install(
        "put",
        call -> {
          callbacks.put(call.string(1), call.function(2));
          return call.returns();
        });
  }

  @AfterEach
  void close() {
    board.close();
  }

  @Test
  void theLastFunctionGivenIsCalled() {
    board.run("put('sent', function() tell('first') end)");
    board.run("put('sent', function(n) tell('second', n) end)");
    callbacks.call("sent", 7);
    callbacks.call("receive");
    assertThat(board.told).containsExactly("second", 7.0);
    assertThat(callbacks.has("sent")).isTrue();
    assertThat(callbacks.has("receive")).isFalse();
  }

  @Test
  void droppedFunctionsAreForgotten() {
    board.run("put('sent', tell) put('dns', tell)");
    callbacks.drop("sent");
    callbacks.drop("sent");
    callbacks.call("sent", 1);
    callbacks.call("dns", 2);
    callbacks.dropAll();
    callbacks.call("dns", 3);
    assertThat(board.told).containsExactly(2.0);
  }
}
