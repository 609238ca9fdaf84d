package dev.wiretwin.bridge.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.console.ConsoleDialog;
import dev.wiretwin.bridge.lua.BridgeBench.Ear;
import dev.wiretwin.bridge.serial.ConsoleLog;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.serial.SerialLine;
import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.client.WebSocketClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every board with Lua firmware does through {@link LuaBoard}, whatever line it is on. The
 * tests of a class share one board, which stays open from one to the next, and leave it as they
 * found it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BoardContract {
  private static final long PATIENCE_SECONDS = 20;
  private static final long QUICK_MILLIS = 5_000;
  private static final String SUM_OF_INIT =
      "_n=0 _s=\"none\" if file.open(\"init.lua\",\"r\") then _s=0 repeat local b=file.read(64)"
          + " for i=1,#(b or \"\") do _n=_n+1 _s=(_s+b:byte(i)*_n)%1000003 end until not b"
          + " file.close() end ";

  final ExecutorService handlers =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "contract");
            thread.setDaemon(true);
            return thread;
          });
  LuaBoard board;
  Ear ear;
  private TestReporter reporter;
  private EchoPeer peer;
  private String init;

  /** Opens the line to the board. */
  abstract LineOpening opening();

  AgentSettings settings() {
    return AgentSettings.DEFAULT;
  }

  /** An address of this machine under which the board finds it. */
  String host() {
    return "127.0.0.1";
  }

  /** Whatever has to be done before a board that is ready, or ready again, finds its peers. */
  void joinNetwork() throws Exception {
    // most boards are on the network by themselves
  }

  // ---- the bench

  @BeforeAll
  final void setUp(TestReporter notes) throws Exception {
    reporter = notes;
    peer = new EchoPeer(host());
    init = console(dialog -> dialog.ask(SUM_OF_INIT, "_s"));
    long begun = System.nanoTime();
    String ready = open();
    note("first ready", ready + " bytes of heap, after " + millisSince(begun) + " ms");
    note("progress", String.join(", ", ear.all));
    joinNetwork();
  }

  /** Something for people to read in the report. */
  final void note(String name, String value) {
    reporter.publishEntry(name, value);
  }

  static long millisSince(long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000;
  }

  @AfterAll
  final void tearDown() {
    if (board != null) {
      board.close();
    }
    if (peer != null) {
      peer.close();
    }
    handlers.shutdownNow();
  }

  @BeforeEach
  final void demandReady() {
    assertThat(board.isReady()).as(board.trouble()).isTrue();
  }

  String open() throws LineFailure, InterruptedException {
    ear = new Ear();
    board =
        LuaBoard.open(
            opening(),
            settings(),
            ear,
            new LuaBoard.Surroundings(
                System::nanoTime, handlers, new ConsoleLog(Clock.systemUTC())));
    return ear.await("ready");
  }

  private String reopen() throws LineFailure, InterruptedException {
    board.close();
    return open();
  }

  /** What can be asked of a console that nobody else has. */
  interface Asking {
    String of(ConsoleDialog dialog) throws LineFailure, InterruptedException;
  }

  /** Asks the board's own console; the line must not be open. */
  String console(Asking what) throws LineFailure, InterruptedException {
    ConsoleDialog dialog = new ConsoleDialog(System::nanoTime, "contract");
    try (SerialLine line = opening().open(settings().baud(), dialog)) {
      dialog.on(line);
      dialog.synchronise();
      return what.of(dialog);
    }
  }

  String url() {
    return peer.url();
  }

  Talk talk() {
    return new Talk(board.newClient());
  }

  void forget(Talk... talks) {
    for (Talk talk : talks) {
      board.forget(talk.client);
    }
  }

  String run(String lua) throws Exception {
    return board.run(lua).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  byte[] echo(byte[] bytes) throws Exception {
    return board.echo(bytes).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  // ---- coming up

  @Test
  void aBoardThatWasServedBeforeIsReadyQuicklyAndWithoutUpload() throws Exception {
    board.close();
    long begun = System.nanoTime();
    String ready = open();
    long millis = millisSince(begun);
    note("ready again", "after " + millis + " ms");
    assertThat(ear.all).noneMatch(news -> news.startsWith("progress sending"));
    assertThat(ear.all).contains("progress starting the agent");
    assertThat(Integer.parseInt(ready.substring("ready ".length()))).isBetween(5_000, 500_000);
    assertThat(millis).isLessThan(QUICK_MILLIS);
  }

  @Test
  void theFreeHeapIsKnown() throws Exception {
    int asked = Integer.parseInt(run("collectgarbage() return node.heap()"));
    note("heap", asked + " bytes free beside the agent");
    assertThat(asked).isBetween(5_000, 500_000);
    // what was told is with garbage in it
    assertThat(board.heap()).isBetween(4_000, 500_000);
  }

  @Test
  void theConsoleWorksAgainAfterwards() throws Exception {
    board.close();
    assertThat(board.isReady()).isFalse();
    try {
      String told =
          console(
              dialog -> {
                dialog.type("print(1+1)");
                List<String> lines = new ArrayList<>();
                for (Optional<String> line = dialog.line(500);
                    line.isPresent();
                    line = dialog.line(500)) {
                  lines.add(line.get());
                }
                return String.join("\n", lines);
              });
      assertThat(told).contains("print(1+1)\n2");
    } finally {
      open();
    }
  }

  @Test
  void whatOthersChangeMeanwhileIsFoundAgain() throws Exception {
    run("_contract=41");
    board.close();
    String seen = console(dialog -> dialog.ask("_contract=_contract+1 ", "_contract"));
    open();
    assertThat(seen).isEqualTo("42");
    assertThat(run("local v=_contract _contract=nil return v")).isEqualTo("42");
  }

  @Test
  void theUsersInitFileIsNotTouched() throws Exception {
    assertThat(run(SUM_OF_INIT + "local s=_s _n=nil _s=nil return s")).isEqualTo(init);
  }

  // ---- the link

  @Test
  void everyByteValueGetsThroughBothWays() throws Exception {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    assertThat(echo(all)).isEqualTo(all);
    byte[] marks = new byte[300];
    Arrays.fill(marks, (byte) '~');
    assertThat(echo(marks)).isEqualTo(marks);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 229, 230, 231, 3000})
  void whatIsSentToTheAgentComesBack(int length) throws Exception {
    byte[] sent = random(length);
    assertThat(echo(sent)).isEqualTo(sent);
  }

  @Test
  void printsInTheMiddleOfFramesAreConsoleTextAndNeverData() throws Exception {
    run(
        "_n=0 _t=tmr.create() _t:alarm(7,tmr.ALARM_AUTO,function() _n=_n+1 print(\"stray ~\".._n..\"}\\1\") end)");
    Talk talk = talk().open(url());
    try {
      for (int i = 0; i < 10; i++) {
        byte[] sent = random(400 + i);
        assertThat(talk.echo(sent)).isEqualTo(sent);
        assertThat(echo(sent)).isEqualTo(sent);
      }
    } finally {
      run("_t:unregister() _t=nil _n=nil");
    }
    talk.close();
    forget(talk);
    assertThat(ear.console).contains("stray");
    assertThat(talk.events).isEmpty();
  }

  @Test
  void theLogHasTheBytesOfBothDirectionsWithTimes() throws Exception {
    Instant begun = Instant.now().minusSeconds(1);
    reopen();
    String up =
        new String(board.log().raw(ConsoleLog.Direction.TO_BOARD), StandardCharsets.ISO_8859_1);
    String down =
        new String(board.log().raw(ConsoleLog.Direction.FROM_BOARD), StandardCharsets.ISO_8859_1);
    assertThat(up).contains("loadfile(\"" + LuaAgent.current().compiled());
    assertThat(down).contains("loadfile(\"" + LuaAgent.current().compiled()).contains("~");
    List<ConsoleLog.Entry> entries = board.log().after(0).entries();
    assertThat(entries).extracting(ConsoleLog.Entry::at).isSorted();
    assertThat(entries.get(0).at()).isBetween(begun, Instant.now());
  }

  // ---- Lua

  @Test
  void luaIsRunAndItsResultTold() throws Exception {
    assertThat(run("return 6*7")).isEqualTo("42");
    assertThat(run("_contract=1")).isEqualTo("nil");
    assertThat(run("local c=_contract _contract=nil return c")).isEqualTo("1");
    assertThat(board.runner().ask("local a=20 ", "a+1")).isEqualTo("21");
  }

  @Test
  void aResultMayHaveAnyBytes() throws Exception {
    String all = run("local t={} for i=0,255 do t[#t+1]=string.char(i) end return table.concat(t)");
    assertThat(all).hasSize(256);
    for (int i = 0; i < 256; i++) {
      assertThat(all.charAt(i)).isEqualTo((char) i);
    }
    assertThat(run("return \"\b~}\t\\0\177\"")).isEqualTo("\b~}\t\0\177");
  }

  @Test
  void anErrorOfLuaComesBackInTheBoardsWords() {
    assertThatThrownBy(() -> run("local x=nil return x.y"))
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("attempt to index");
    assertThatThrownBy(() -> run("error(\"that is wrong\")")).hasMessageContaining("that is wrong");
    assertThatThrownBy(() -> run("return return"))
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("unexpected symbol");
    assertThatThrownBy(() -> board.runner().ask("", "nil+1"))
        .isInstanceOf(LineFailure.class)
        .hasMessageContaining("arithmetic");
  }

  // ---- clients

  @Test
  void aClientConnectsEchoesAndCloses() throws Exception {
    Talk talk = talk();
    for (int round = 0; round < 2; round++) {
      talk.open(url());
      assertThat(talk.client.isOpen()).isTrue();
      byte[] sent = random(700 + round);
      assertThat(talk.echo(sent)).isEqualTo(sent);
      Close end = talk.close();
      assertThat(end.status()).isIn(0, -6, -99);
      assertThat(talk.client.isOpen()).isFalse();
    }
    forget(talk);
    assertThat(talk.events).isEmpty();
    assertThat(ear.undelivered).isEmpty();
  }

  @Test
  void twoClientsAtOnceGetEachTheirOwn() throws Exception {
    Talk one = talk().open(url());
    Talk two = talk().open(url());
    for (int i = 0; i < 5; i++) {
      one.client.send("one " + i);
      two.client.send("two " + i);
      assertThat(one.message()).asString().isEqualTo("one " + i);
      assertThat(two.message()).asString().isEqualTo("two " + i);
    }
    one.close();
    assertThat(two.echo(random(100))).isEqualTo(random(100));
    two.close();
    forget(one, two);
  }

  // ---- restarts

  @Test
  void afterARestartTheBoardIsUsableWithoutAPerson() throws Exception {
    Talk talk = talk().open(url());
    long begun = System.nanoTime();
    CompletableFuture<Void> asked = board.restart();
    Close end = talk.end();
    assertThat(end.status()).isEqualTo(BoardStatus.RESTARTED);
    assertThat(end.sentence()).startsWith("The board has started anew in mid-session");
    assertThat(ear.await("restarted")).contains("started anew");
    assertThat(ear.await("reason")).contains("restart by software");
    ear.await("ready");
    note("restart", "ready again after " + millisSince(begun) + " ms");
    assertThat(asked).isDone();
    joinNetwork();
    assertThat(talk.open(url()).echo(random(50))).isEqualTo(random(50));
    talk.close();
    forget(talk);
  }

  @Test
  void anErrorInACallbackRestartsTheBoardAndIsTold() throws Exception {
    Talk talk = talk().open(url());
    run("tmr.create():alarm(20,tmr.ALARM_SINGLE,function() error(\"told in the sentence\") end)");
    Close end = talk.end();
    assertThat(end.status()).isEqualTo(BoardStatus.RESTARTED);
    assertThat(end.sentence()).contains("told in the sentence");
    assertThat(ear.await("restarted")).contains("told in the sentence");
    ear.await("ready");
    joinNetwork();
    assertThat(talk.open(url()).echo(random(50))).isEqualTo(random(50));
    talk.close();
    forget(talk);
  }

  // ---- one owner

  @Test
  void aSecondOpeningIsRefusedAndTheFirstGoesOn() throws Exception {
    assertThatThrownBy(this::openBeside)
        .isInstanceOf(LineFailure.class)
        .message()
        .matches(this::namesTheHolder);
    assertThat(run("return 1")).isEqualTo("1");
  }

  private WebSocketClient openBeside() throws LineFailure {
    try (LuaBoard second =
        LuaBoard.open(
            opening(),
            settings(),
            new Ear(),
            new LuaBoard.Surroundings(
                System::nanoTime, handlers, new ConsoleLog(Clock.systemUTC())))) {
      return second.newClient();
    }
  }

  boolean namesTheHolder(String sentence) {
    return sentence.contains("already open");
  }
}
