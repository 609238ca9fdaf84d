package dev.wiretwin.api.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * Keeps a command that serves others alive until the process is told to end (Ctrl-C, SIGTERM) or
 * its thread is interrupted, and has it clean up before. Used once.
 */
final class UntilStopped {
  /** Whoever supervises us kills what takes longer. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Runnable cleanUp;
  private final Duration patience;

  /**
   * @param cleanUp runs on a thread of its own; what is not done in five seconds is left
   */
  UntilStopped(Runnable cleanUp) {
    this(cleanUp, PATIENCE);
  }

  UntilStopped(Runnable cleanUp, Duration patience) {
    this.cleanUp = cleanUp;
    this.patience = patience;
  }

  /**
   * Blocks until the end.
   *
   * @param ready runs when an end would be noticed: it may tell others to go ahead
   */
  void hold(Runnable ready) {
    Thread hook = new Thread(this::end, "wiretwin-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    ready.run();
    try {
      stopped.await();
    } catch (InterruptedException asked) {
      Runtime.getRuntime().removeShutdownHook(hook);
      stop();
    }
  }

  /** A second Ctrl-C finds the process gone at once. */
  private void end() {
    HurriedEnd.atNextSignal();
    stop();
  }

  /** What the process does when it is told to end. */
  void stop() {
    Thread cleaner = new Thread(cleanUp, "wiretwin-clean-up");
    cleaner.setDaemon(true);
    cleaner.start();
    try {
      cleaner.join(patience.toMillis());
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    stopped.countDown();
  }
}
