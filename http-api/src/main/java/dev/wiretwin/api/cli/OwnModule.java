package dev.wiretwin.api.cli;

import dev.wiretwin.api.compare.ComparedTarget;
import dev.wiretwin.api.compare.TargetInfo;
import dev.wiretwin.api.comparisons.TargetLender;
import dev.wiretwin.bridge.at.AtBoard;
import dev.wiretwin.bridge.at.AtSettings;
import dev.wiretwin.bridge.at.AtTarget;
import dev.wiretwin.bridge.serial.ConsoleLog;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineOpening;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A module with AT firmware on a port that a command opened itself. Thread safe. */
record OwnModule(String name, AtTarget module, ExecutorService handlers, boolean isHere)
    implements TargetLender.Loan {
  /**
   * Waits until it is ready, 20 s at the most.
   *
   * @param settings with the rate at which it was found
   * @param isHere whether it reaches what listens on 127.0.0.1
   */
  static OwnModule open(
      AtTarget.Role role, LineOpening opening, AtSettings settings, boolean isHere)
      throws LineFailure, InterruptedException {
    ExecutorService handlers = Executors.newCachedThreadPool(OwnModule::thread);
    ConsoleLog log = new ConsoleLog(Clock.systemUTC());
    boolean kept = false;
    try {
      AtTarget module =
          AtTarget.open(
              role, opening, settings, new AtBoard.Surroundings(System::nanoTime, handlers, log));
      kept = true;
      return new OwnModule(role.name(), module, handlers, isHere);
    } finally {
      if (!kept) {
        handlers.shutdownNow();
      }
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "wiretwin-module-handler");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public ComparedTarget target() {
    return new ComparedTarget(
        new TargetInfo(name, TargetInfo.Kind.AT_BOARD, module.firmware()), module.target());
  }

  /** Nobody can ask a port how fast the clock behind it runs. */
  @Override
  public double timeScale() {
    return 1;
  }

  @Override
  public void close() {
    module.close();
    handlers.shutdownNow();
  }
}
