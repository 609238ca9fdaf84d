package dev.wiretwin.bridge.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.virtual.module.ResetReason;
import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.client.CloseStatus;
import dev.wiretwin.core.client.Message;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.client.WebSocketClientContract;
import dev.wiretwin.core.client.contract.Dialect;
import dev.wiretwin.core.deflate.DeflateOffer;
import dev.wiretwin.core.engine.Timing;
import dev.wiretwin.core.frame.Limits;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of every client, on a virtual board's own module, and what is this one's own. */
class LuaBoardClientTest extends WebSocketClientContract {
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

  @Override
  protected WebSocketClient newClient() {
    try {
      return bench.board().newClient();
    } catch (Exception notThere) {
      throw new AssertionError(notThere);
    }
  }

  @Override
  protected void drop(WebSocketClient client) {
    try {
      bench.board().forget(client);
    } catch (Exception notThere) {
      throw new AssertionError(notThere);
    }
  }

  @Override
  protected Duration patience() {
    return Duration.ofSeconds(20);
  }

  @Override
  protected Dialect dialect() {
    return Dialect.NODEMCU_3_0_0;
  }

  private Talk talk() {
    return new Talk(newClient());
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 'x');
    return bytes;
  }

  // ---- what a board cannot do

  @Test
  void whatTheModuleLacksIsRefusedAtTheCall() {
    WebSocketClient client = newClient();
    ClientConfig usual = ClientConfig.DEFAULT;
    assertThatThrownBy(() -> client.config(usual.withSubprotocols("a")))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("Sec-WebSocket-Protocol");
    assertThatThrownBy(() -> client.config(usual.withDeflate(DeflateOffer.DEFAULT)))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(
            () -> client.config(usual.withLimits(Limits.DEFAULT.withMaxFrameBytes(1000))))
        .hasMessageContaining("limits of one's own");
    assertThatThrownBy(() -> client.config(usual.withTiming(Timing.NODEMCU.scaled(2))))
        .hasMessageContaining("periods");
    assertThatThrownBy(() -> client.close(1000, ""))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("use close()");
    drop(client);
  }

  @Test
  void whatIsTooLongOrNoTextIsRefusedAtTheCall() throws Exception {
    Talk talk = talk();
    assertThatThrownBy(() -> talk.client.connect("ws://h/" + "x".repeat(4_096)))
        .hasMessageContaining("4096");
    talk.open(bench.url());
    assertThatThrownBy(() -> talk.client.send(bytes(1_048_577), 2)).hasMessageContaining("1048576");
    assertThatThrownBy(() -> talk.client.send(new byte[] {(byte) 0xFF}, 1))
        .hasMessageContaining("UTF-8");
    talk.close();
    drop(talk.client);
  }

  @Test
  void theLongestMessageThatTheFirmwareSendsRightGetsThrough() throws Exception {
    Talk talk = talk().open(bench.url());
    bench.run("collectgarbage()");
    assertThat(talk.echo(bytes(2_912))).isEqualTo(bytes(2_912));
    talk.close();
    drop(talk.client);
  }

  @ParameterizedTest
  @ValueSource(ints = {2_913, 4_000})
  void aLongerOneIsLeftToTheFirmwareWhichDoesNotSendItRight(int length) throws Exception {
    try (MemoryBench own = MemoryBench.start()) {
      Talk talk = own.talk().open(own.url());
      own.run("collectgarbage()");
      talk.client.send(bytes(length), 2);
      own.run("return 1");
      talk.client.close();
      assertThat(talk.events.poll(20, TimeUnit.SECONDS)).isInstanceOf(Close.class);
      assertThat(own.ear.undelivered).noneMatch(what -> what.contains("message of"));
    }
  }

  // ---- endings

  @Test
  void aClientThatComesTooEarlyIsToldWhy() throws Exception {
    try (MemoryBench own = MemoryBench.start()) {
      LuaBoard board =
          LuaBoard.open(own.memory.cable.opening(), MemoryBench.SETTINGS, own.ear, own.around());
      Talk early = new Talk(board.newClient());
      early.client.connect("ws://127.0.0.1/");
      var end = early.end();
      assertThat(end.status()).isEqualTo(BoardStatus.NO_ANSWER);
      assertThat(end.sentence()).contains("is being started");
      own.ear.await("ready");
      early.open(own.url()).close();
      board.close();
    }
  }

  @Test
  void whatIsUnderWayWhenTheBoardStartsAnewIsReported() throws Exception {
    Talk talk = talk().open(bench.url());
    bench.ear.undelivered.clear();
    for (int i = 0; i < 20; i++) {
      talk.client.send(bytes(1_000), 2);
    }
    bench.memory.reset(ResetReason.HARDWARE_WATCHDOG);
    assertThat(talk.end().status()).isEqualTo(BoardStatus.RESTARTED);
    bench.ear.await("ready");
    assertThat(bench.ear.undelivered)
        .anyMatch(what -> what.contains("messages") && what.contains("not known"));
    assertThatThrownBy(() -> talk.client.send("x")).isInstanceOf(IllegalStateException.class);
    drop(talk.client);
  }

  @Test
  void moreThanTheLineCarriesEndsTheConnectionAndTheClientIsUsableAgain() throws Exception {
    Talk talk = talk().open(bench.url());
    int size = 1 << 20;
    int fitting = Limits.DEFAULT.maxQueuedBytes() / size;
    for (int i = 0; i <= fitting && talk.client.isOpen(); i++) {
      talk.client.send(bytes(size), 2);
    }
    assertThat(talk.end().status()).isEqualTo(CloseStatus.SEND_QUEUE_LIMIT);
    assertThat(bench.ear.undelivered).anyMatch(what -> what.contains("too many wait"));
    // the way is still full of what was sent
    bench.memory.reset(ResetReason.HARDWARE_WATCHDOG);
    bench.ear.await("ready");
    talk.open(bench.url()).close();
    drop(talk.client);
  }

  @Test
  void slowHandlersEndTheConnectionAndOldMessagesDoNotComeInTheNext() throws Exception {
    WebSocketClient client = newClient();
    client.config(
        ClientConfig.DEFAULT.withReceiveQueue(
            new ClientConfig.ReceiveQueue(2, 1 << 20, ClientConfig.WhenFull.CLOSE)));
    CountDownLatch slow = new CountDownLatch(1);
    Talk talk = new Talk(client);
    client.on(
        On.RECEIVE,
        (c, message, opcode) -> {
          try {
            slow.await(10, TimeUnit.SECONDS);
            talk.events.add(message);
          } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
          }
        });
    talk.open(bench.url());
    for (int i = 0; i < 8 && client.isOpen(); i++) {
      client.send("number " + i);
      bench.run("tmr.delay(20000)");
    }
    slow.countDown();
    assertThat(talk.end().status()).isEqualTo(CloseStatus.RECEIVE_QUEUE_LIMIT);
    talk.open(bench.url());
    assertThat(talk.echo(bytes(3))).isEqualTo(bytes(3));
    talk.close();
    drop(client);
  }

  // ---- memory

  @Test
  void aBoardWithoutMemoryRefusesWhatItCannotTakeAndSaysSo() throws Exception {
    try (MemoryBench own = MemoryBench.start()) {
      Talk open = own.talk().open(own.url());
      Talk idle = own.talk();
      own.run(
          "_h={} repeat _h[#_h+1]=(\"x\"):rep(200)..#_h collectgarbage() until node.heap()<5500"
              + " tmr.create():alarm(700,tmr.ALARM_SINGLE,function() _h=nil collectgarbage() end)");
      open.client.send(bytes(2_000), 2);
      idle.client.connect(own.url());
      assertThat(own.board().echo(bytes(2_000)))
          .failsWithin(Duration.ofSeconds(5))
          .withThrowableThat()
          .withMessageContaining("out of memory");
      assertThat(own.ear.undelivered).anyMatch(what -> what.contains("out of memory"));
      assertThat(idle.end().status()).isEqualTo(BoardStatus.REFUSED);
    }
  }

  // ---- pacing

  @Test
  void withPacingTenQuickSendsArriveWithoutItTheFirmwareLosesSome() throws Exception {
    assertThat(arrived(AgentSettings.Pacing.SAFE)).isEqualTo(10);
    assertThat(arrived(AgentSettings.Pacing.NONE)).isLessThan(10);
  }

  private static int arrived(AgentSettings.Pacing pacing) throws Exception {
    try (MemoryBench own = MemoryBench.start()) {
      own.board(MemoryBench.SETTINGS.withPacing(pacing));
      Talk talk = own.talk().open(own.url());
      for (int i = 0; i < 10; i++) {
        talk.client.send("message " + i);
      }
      // what was sent before goes first
      talk.client.close();
      int count = 0;
      while (talk.events.poll(1, TimeUnit.SECONDS) instanceof Message) {
        count++;
      }
      return count;
    }
  }

  @Test
  void whatHadNotItsTurnWhenTheConnectionEndsIsReported() throws Exception {
    try (MemoryBench own = MemoryBench.start()) {
      own.board(MemoryBench.SETTINGS.withPacing(new AgentSettings.Pacing(5_000)));
      Talk talk = own.talk().open(own.url());
      for (int i = 0; i < 3; i++) {
        talk.client.send("message " + i);
      }
      assertThat(talk.message()).asString().isEqualTo("message 0");
      own.memory.cable.pull();
      assertThat(talk.end().status()).isEqualTo(BoardStatus.LINE_LOST);
      assertThat(own.ear.undelivered)
          .filteredOn(what -> what.contains("closed before its turn"))
          .hasSize(2);
    }
  }

  // ---- handlers on the loop

  @Test
  void handlersOnTheLoopMayUseEveryVerb() throws Exception {
    WebSocketClient client = newClient();
    client.config(ClientConfig.DEFAULT.withHandlers(ClientConfig.Handlers.DIRECT));
    CompletableFuture<String> told = new CompletableFuture<>();
    client.on(
        On.CONNECTION,
        c -> {
          c.send("from the handler");
          throw new IllegalStateException("a handler's fault");
        });
    client.on(
        On.RECEIVE,
        (c, message, opcode) -> {
          WebSocketClient other = newClient();
          drop(other);
          told.complete(message.text());
          c.close();
          c.close();
        });
    CompletableFuture<Integer> closed = new CompletableFuture<>();
    client.on(On.CLOSE, (c, how) -> closed.complete(how.status()));
    client.connect(bench.url());
    assertThat(told.get(10, TimeUnit.SECONDS)).isEqualTo("from the handler");
    assertThat(closed.get(10, TimeUnit.SECONDS)).isIn(-6, -99);
    drop(client);
  }
}
