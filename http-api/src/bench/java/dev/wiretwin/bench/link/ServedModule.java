package dev.wiretwin.bench.link;

import dev.wiretwin.bridge.at.AtBoard;
import dev.wiretwin.bridge.at.AtListener;
import dev.wiretwin.bridge.at.AtSettings;
import dev.wiretwin.bridge.serial.ConsoleLog;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.jserialcomm.JSerialCommLine;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A virtual AT module in another process, set up, and one client connected to a peer. */
final class ServedModule implements AutoCloseable, AtListener {
  private static final long PATIENCE_SECONDS = 60;
  private static final long PAUSE_MILLIS = 500;
  private static final int MOST_TRIES = 40;

  private final Semaphore ready = new Semaphore(0);
  private final ExecutorService handlers = Executors.newCachedThreadPool(ServedModule::daemon);
  private final BlockingQueue<String> trouble = new LinkedBlockingQueue<>();
  private final AtBoard board;
  private WebSocketClient client;

  ServedModule(Path port, AtSettings settings) throws LineFailure {
    board =
        AtBoard.open(
            (baud, listener) -> JSerialCommLine.open(port.toString(), baud, listener),
            settings,
            this,
            new AtBoard.Surroundings(
                System::nanoTime, handlers, new ConsoleLog(Clock.systemUTC())));
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "bench-handler");
    thread.setDaemon(true);
    return thread;
  }

  void awaitReady() throws IOException, InterruptedException {
    if (!ready.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IOException("the module is not ready: " + board.trouble() + ' ' + trouble);
    }
  }

  String summary() {
    return board.summary();
  }

  /** Connects a client whose messages go to {@code onMessage}; the one before is closed. */
  WebSocketClient connect(Peer peer, On.ReceiveHandler onMessage)
      throws IOException, InterruptedException {
    if (client != null) {
      client.close();
      peer.hangUp();
    }
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      // one that has just started joins its network first
      BlockingQueue<Boolean> outcome = new LinkedBlockingQueue<>();
      WebSocketClient next = board.newClient();
      next.on(On.CONNECTION, opened -> outcome.add(true));
      next.on(On.RECEIVE, onMessage);
      next.on(
          On.CLOSE,
          (closed, how) -> {
            trouble.add(how.sentence());
            outcome.add(false);
          });
      next.connect(peer.url());
      if (Boolean.TRUE.equals(outcome.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))) {
        client = next;
        return next;
      }
      outcome.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
    throw new IOException("the module does not connect: " + trouble);
  }

  @Override
  public void ready(String summary) {
    ready.release();
  }

  @Override
  public void restarted(String why) {
    trouble.add(why);
  }

  @Override
  public void troubled(String why) {
    trouble.add(why);
  }

  @Override
  public void gone(String why) {
    trouble.add(why);
  }

  @Override
  public void remark(String text) {
    // of no interest here
  }

  @Override
  public void close() {
    board.close();
    handlers.shutdownNow();
  }
}
