package dev.wiretwin.bridge.at;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.serial.ConsoleLog;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineListener;
import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.serial.SerialLine;
import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.server.EchoServer;
import dev.wiretwin.core.testkit.ClientProbe;
import dev.wiretwin.core.testkit.Lab;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;

/**
 * A module that is served while the tests of a class run, and what it takes to do so. The tests
 * share it one after another and leave it as they found it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServedModule {
  private static final long PATIENCE_SECONDS = 60;
  private static final int MOST_TRIES = 120;

  final ExecutorService handlers = Executors.newCachedThreadPool(ServedModule::thread);
  AtBoard board;
  ModuleEar ear;
  private Lab lab;
  private EchoServer peer;
  private TestReporter reporter;

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "contract");
    thread.setDaemon(true);
    return thread;
  }

  // ---- what a class says of its module

  /** Opens the line to the module. */
  abstract LineOpening opening();

  AtSettings settings() {
    return AtSettings.DEFAULT;
  }

  /** An address of this machine under which the module finds it. */
  String host() {
    return "127.0.0.1";
  }

  /** Whatever has to be done once before the module finds its peers. */
  void joinNetwork() throws Exception {
    // most modules are on the network by themselves
  }

  /** Starts the module anew; false where nobody can. */
  boolean restart() throws Exception {
    return false;
  }

  /** Pulls its line out; false where nobody can. */
  boolean pull() throws Exception {
    return false;
  }

  /** Puts the line back in. */
  void plug() throws Exception {
    // where it can be pulled
  }

  /** Whether these are the words for a line that somebody has already. */
  boolean namesTheHolder(String sentence) {
    return sentence.contains("already open");
  }

  // ---- the bench

  @BeforeAll
  final void setUp(TestReporter notes) throws Exception {
    reporter = notes;
    lab = new Lab();
    peer = lab.echo(InetAddress.getByName(host()), Optional.empty());
    long begun = System.nanoTime();
    note("ready", open() + ", after " + millisSince(begun) + " ms");
    joinNetwork();
    awaitNetwork();
  }

  @AfterAll
  final void tearDown() {
    if (board != null) {
      board.close();
    }
    if (lab != null) {
      peer.close();
      lab.close();
    }
    handlers.shutdownNow();
  }

  @BeforeEach
  final void demandReady() {
    assertThat(board.isReady()).as(board.trouble()).isTrue();
  }

  /** Something for people to read in the report. */
  final void note(String name, String value) {
    reporter.publishEntry(name, value);
  }

  static long millisSince(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
  }

  final AtBoard openBeside(ModuleEar heard) throws LineFailure {
    return AtBoard.open(
        opening(),
        settings(),
        heard,
        new AtBoard.Surroundings(System::nanoTime, handlers, new ConsoleLog(Clock.systemUTC())));
  }

  final String open() throws LineFailure, InterruptedException {
    ear = new ModuleEar();
    board = openBeside(ear);
    return ear.await("ready").substring("ready ".length());
  }

  final ClientProbe probe() {
    return new ClientProbe(board.newClient());
  }

  final String url() {
    return "ws://" + host() + ":" + peer.port() + "/";
  }

  /** A module that has just started joins its network first, and refuses until it has. */
  final void awaitNetwork() throws InterruptedException {
    Close last = null;
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      BlockingQueue<Optional<Close>> outcome = new LinkedBlockingQueue<>();
      WebSocketClient client = board.newClient();
      client.on(On.CONNECTION, opened -> outcome.add(Optional.empty()));
      client.on(On.CLOSE, (closed, how) -> outcome.add(Optional.of(how)));
      client.connect(url());
      Optional<Close> came = outcome.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(came).as("neither open nor closed").isNotNull();
      if (came.isEmpty()) {
        client.close();
        outcome.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return;
      }
      last = came.get();
      outcome.poll(500, TimeUnit.MILLISECONDS);
    }
    throw new AssertionError("the module has no network: " + last);
  }

  /** Says a command on the module's own line, which nobody else may have; what comes until OK. */
  final String typed(String command) throws Exception {
    StringBuilder heard = new StringBuilder();
    BlockingQueue<String> pieces = new LinkedBlockingQueue<>();
    LineListener listener =
        new LineListener() {
          @Override
          public void received(byte[] bytes) {
            pieces.add(new String(bytes, StandardCharsets.ISO_8859_1));
          }

          @Override
          public void gone(String why) {
            pieces.add("gone: " + why);
          }
        };
    try (SerialLine line = opening().open(settings().baud(), listener)) {
      line.write((command + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      while (heard.indexOf("\r\nOK\r\n") < 0) {
        String piece = pieces.poll(10, TimeUnit.SECONDS);
        assertThat(piece).as("no OK behind: %s", heard).isNotNull();
        heard.append(piece);
      }
    }
    return heard.toString();
  }

  static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
