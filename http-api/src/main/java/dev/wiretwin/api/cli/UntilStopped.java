package dev.wiretwin.api.cli;

import java.util.concurrent.CountDownLatch;

/**
 * Keeps a command that serves others alive until the process is told to end (Ctrl-C, SIGTERM) or
 * its thread is interrupted, and has it clean up before. Used once.
 */
final class UntilStopped {
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Runnable cleanUp;

  /**
   * @param cleanUp runs on whatever thread learns of the end
   */
  UntilStopped(Runnable cleanUp) {
    this.cleanUp = cleanUp;
  }

  /**
   * Blocks until the end.
   *
   * @param ready runs when an end would be noticed: it may tell others to go ahead
   */
  void hold(Runnable ready) {
    Thread hook = new Thread(this::stop, "wiretwin-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    ready.run();
    try {
      stopped.await();
    } catch (InterruptedException asked) {
      Runtime.getRuntime().removeShutdownHook(hook);
      stop();
    }
  }

  /** What the process does when it is told to end. */
  void stop() {
    cleanUp.run();
    stopped.countDown();
  }
}
