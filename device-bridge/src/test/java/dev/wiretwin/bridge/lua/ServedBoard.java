package dev.wiretwin.bridge.lua;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.console.ConsoleDialog;
import dev.wiretwin.bridge.lua.BridgeBench.Ear;
import dev.wiretwin.bridge.serial.ConsoleLog;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.serial.SerialLine;
import java.time.Clock;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;

/**
 * A board that is served while the tests of a class run, and what it takes to do so. The tests
 * share it one after another and leave it as they found it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServedBoard {
  static final long PATIENCE_SECONDS = 20;
  static final String SUM_OF_INIT =
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
  String init;

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
    long pieces = ear.all.stream().filter(news -> news.contains("sending the agent")).count();
    note("upload", pieces == 0 ? "none: the agent was there" : pieces + " pieces");
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

  final String reopen() throws LineFailure, InterruptedException {
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
}
