package dev.wiretwin.bridge.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.lua.BridgeBench.Ear;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.ResetSequence;
import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LuaBoardTest {
  private static MemoryBench bench;

  @BeforeAll
  static void start() throws Exception {
    bench = MemoryBench.start();
    bench.board();
  }

  @AfterAll
  static void end() {
    bench.close();
  }

  private LuaBoard another(Ear ear) throws LineFailure {
    return LuaBoard.open(bench.memory.cable.opening(), MemoryBench.SETTINGS, ear, bench.around());
  }

  // ---- what is asked of it

  @Test
  void luaIsRunAndErrorsAreTheBoardsOwnWords() throws Exception {
    LuaBoard board = bench.board();
    assertThat(bench.run("return 1+1")).isEqualTo("2");
    assertThat(board.runner().ask("local a=3 ", "a*a")).isEqualTo("9");
    assertThat(board.run("error(\"no\")"))
        .failsWithin(Duration.ofSeconds(5))
        .withThrowableOfType(java.util.concurrent.ExecutionException.class)
        .withCauseInstanceOf(IllegalStateException.class)
        .withMessageContaining("the board says: ")
        .withMessageContaining("no");
    assertThatThrownBy(() -> board.echo(null)).isInstanceOf(NullPointerException.class);
    assertThat(board.echo(new byte[] {7})).succeedsWithin(Duration.ofSeconds(5));
  }

  @Test
  void whatIsKnownOfItCanBeAsked() throws Exception {
    LuaBoard board = bench.board();
    assertThat(board.isReady()).isTrue();
    assertThat(board.heap()).isBetween(1_000, 45_000);
    bench.run("return 1");
    assertThat(board.counters().frames()).isPositive();
    assertThat(board.log().after(0).entries()).isNotEmpty();
  }

  @Test
  void aResetByTheModemLinesIsPlayedAndNoticed() throws Exception {
    LuaBoard board = bench.board();
    Talk talk = bench.talk().open(bench.url());
    assertThat(board.reset(ResetSequence.RUN)).succeedsWithin(Duration.ofSeconds(5));
    assertThat(talk.end().status()).isEqualTo(BoardStatus.RESTARTED);
    assertThat(board.trouble()).contains("started anew");
    assertThat(bench.ear.await("reason")).contains("reset pin");
    bench.ear.await("ready");
    board.forget(talk.client);
  }

  @Test
  void aRestartIsDoneWhenTheBoardHasBeenTold() throws Exception {
    CompletableFuture<Void> asked = bench.board().restart();
    bench.ear.await("restarted");
    bench.ear.await("ready");
    assertThat(asked).isDone();
  }

  // ---- clients

  @Test
  void aForgottenClientHearsNothingMoreAndCannotBeUsed() throws Exception {
    LuaBoard board = bench.board();
    Talk talk = bench.talk().open(bench.url());
    board.forget(talk.client);
    bench.run("return 1");
    assertThat(talk.client.isOpen()).isFalse();
    assertThatThrownBy(() -> talk.client.send("x")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> talk.client.connect(bench.url()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("take a new one");
    talk.client.close();
    assertThat(talk.events).isEmpty();
  }

  @Test
  void thereAre255ClientsAtTheMost() throws Exception {
    LuaBoard board = bench.board();
    List<WebSocketClient> clients = new ArrayList<>();
    try {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 256; i++) {
                  clients.add(board.newClient());
                }
              })
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("255 clients: forget one of them first");
      assertThat(clients).hasSize(255);
    } finally {
      clients.forEach(board::forget);
    }
    board.forget(board.newClient());
  }

  // ---- giving back

  @Test
  void aLineThatCannotBeHadIsToldAtOnce() {
    assertThatThrownBy(() -> another(new Ear()))
        .isInstanceOf(LineFailure.class)
        .hasMessageContaining("already open");
  }

  @Test
  void aBoardThatWasGivenBackSaysSo() throws Exception {
    try (MemoryBench own = MemoryBench.start()) {
      LuaBoard board = own.board();
      Talk talk = own.talk().open(own.url());
      Talk idle = own.talk();
      board.close();
      board.close();
      assertThat(talk.end().status()).isEqualTo(BoardStatus.NO_ANSWER);
      assertThat(board.isReady()).isFalse();
      assertThat(board.trouble()).contains("given back");
      assertThat(own.memory.cable.isOpen()).isFalse();
      assertThat(board.run("return 1"))
          .failsWithin(Duration.ofSeconds(5))
          .withThrowableThat()
          .withMessageContaining("given back");
      assertThat(board.reset(ResetSequence.RUN).isCompletedExceptionally()).isTrue();
      assertThatThrownBy(board::newClient).hasMessageContaining("given back");
      assertThatThrownBy(() -> idle.client.connect(own.url())).hasMessageContaining("given back");
      assertThatThrownBy(() -> idle.client.connect(own.url())).hasMessageContaining("given back");
      idle.client.close();
      board.forget(idle.client);
      board.forget(talk.client);
    }
  }

  @Test
  void closeWhileItIsBroughtUpLeavesTheLineFree() throws Exception {
    try (MemoryBench own = MemoryBench.start()) {
      Ear ear = new Ear();
      LuaBoard board =
          LuaBoard.open(own.memory.cable.opening(), MemoryBench.SETTINGS, ear, own.around());
      ear.await("progress sending the agent, piece 3");
      board.close();
      assertThat(own.memory.cable.isOpen()).isFalse();
      own.board();
    }
  }

  @Test
  void closeFromManyThreadsAndHandlersNeverHangs() throws Exception {
    try (MemoryBench own = MemoryBench.start()) {
      LuaBoard board = own.board();
      CompletableFuture<?>[] closing = new CompletableFuture<?>[8];
      for (int i = 0; i < closing.length; i++) {
        closing[i] = CompletableFuture.runAsync(board::close, own.handlers);
      }
      CompletableFuture.allOf(closing).get(10, TimeUnit.SECONDS);
      assertThat(board.isReady()).isFalse();
    }
  }

  @Test
  void closeInAHandlerOnTheBoardsOwnLoopGivesTheConsoleBack() throws Exception {
    try (MemoryBench own = MemoryBench.start()) {
      LuaBoard board = own.board();
      WebSocketClient client = board.newClient();
      client.config(ClientConfig.DEFAULT.withHandlers(ClientConfig.Handlers.DIRECT));
      CompletableFuture<Integer> closed = new CompletableFuture<>();
      client.on(
          On.CONNECTION,
          c -> {
            board.newClient();
            board.counters();
            board.close();
          });
      client.on(On.CLOSE, (c, how) -> closed.complete(how.status()));
      client.connect(own.url());
      assertThat(closed.get(10, TimeUnit.SECONDS)).isEqualTo(BoardStatus.NO_ANSWER);
      String sent =
          new String(
              board.log().raw(dev.wiretwin.bridge.serial.ConsoleLog.Direction.TO_BOARD),
              java.nio.charset.StandardCharsets.ISO_8859_1);
      assertThat(sent.substring(sent.lastIndexOf('~'))).contains("b");
    }
  }

  // ---- listeners that throw

  @Test
  void aListenerThatThrowsDoesNoHarm() throws Exception {
    try (MemoryBench own = MemoryBench.start()) {
      BoardListener bad = new ThrowingListener(own.ear);
      LuaBoard board =
          LuaBoard.open(own.memory.cable.opening(), MemoryBench.SETTINGS, bad, own.around());
      own.ear.await("ready");
      assertThat(board.run("print(1) return 5").get(10, TimeUnit.SECONDS)).isEqualTo("5");
      own.memory.cable.pull();
      own.memory.cable.plug();
      own.ear.await("ready");
      assertThat(board.run("return 6").get(10, TimeUnit.SECONDS)).isEqualTo("6");
      board.close();
    }
  }
}
