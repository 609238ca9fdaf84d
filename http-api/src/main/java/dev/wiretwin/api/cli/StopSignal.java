package dev.wiretwin.api.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Tells a working command that the process is to end (Ctrl-C, SIGTERM), and holds the end up until
 * the command has said what it did so far. Thread safe; close it when that is said.
 */
final class StopSignal implements AutoCloseable {
  /** Long enough to close sockets and print; a command that hangs does not keep the process. */
  private static final long PATIENCE_SECONDS = 8;

  private final CompletableFuture<Void> asked = new CompletableFuture<>();
  private final CountDownLatch said = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "wiretwin-stop");

  private StopSignal() {}

  static StopSignal listening() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  /** Completes when the process is to end. */
  CompletableFuture<Void> asked() {
    return asked;
  }

  /** What the process does when it is told to end. */
  void stop() {
    asked.complete(null);
    try {
      said.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    said.countDown();
    if (!asked.isDone()) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
