package dev.wiretwin.api.cli;

import java.util.concurrent.CountDownLatch;

/**
 * Keeps a command that serves others alive until the process is told to end (Ctrl-C, SIGTERM) or
 * its thread is interrupted, and has it clean up before. Blocks its caller.
 */
final class UntilStopped {
  private UntilStopped() {}

  /**
   * @param cleanUp runs exactly once, on whatever thread learns of the end
   */
  static void hold(Runnable cleanUp) {
    Runtime runtime = Runtime.getRuntime();
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              cleanUp.run();
              ended.countDown();
            },
            "wiretwin-stop");
    runtime.addShutdownHook(hook);
    try {
      ended.await();
    } catch (InterruptedException asked) {
      runtime.removeShutdownHook(hook);
      cleanUp.run();
    }
  }
}
