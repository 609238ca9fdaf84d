package dev.wiretwin.bridge.virtual.websocket;

import dev.wiretwin.bridge.virtual.module.Board;
import java.util.function.Supplier;

/**
 * The door every call into the module passes: it turns undefined behaviour into what a real board
 * plausibly does, a restart, and says so. After that, or after a reset, nothing passes any more. On
 * the board's processor only.
 */
final class CrashGuard {
  /** How long the SDK's software watchdog lets one task run, microseconds. */
  static final long WATCHDOG_MICROS = 3_200_000;

  /**
   * How deep scripts and module may call each other, as in a connect inside the close callback that
   * a connect called: the device's stack of 4 KB holds about so many.
   */
  private static final int MOST_NESTED = 10;

  private final Board board;
  private boolean dead;
  private int nested;

  CrashGuard(Board board) {
    this.board = board;
  }

  /** Runs a task of the module. */
  void run(Runnable task) {
    call(
        () -> {
          task.run();
          return null;
        },
        null);
  }

  /**
   * Runs a call of a script.
   *
   * @param otherwise what the call answers when the board is dying
   */
  <T> T call(Supplier<T> body, T otherwise) {
    if (dead) {
      return otherwise;
    }
    nested++;
    try {
      if (nested > MOST_NESTED) {
        throw UndefinedBehaviour.written("calls within calls pass the end of the stack");
      }
      return body.get();
    } catch (UndefinedBehaviour met) {
      crash(met);
      return otherwise;
    } finally {
      nested--;
    }
  }

  /** Stops what was under way when the board died below it, inside a callback. */
  void check() {
    if (dead) {
      throw UndefinedBehaviour.read("the board has died meanwhile");
    }
  }

  private void crash(UndefinedBehaviour met) {
    if (dead) {
      return;
    }
    dead = true;
    board.diagnose(met.getMessage());
    if (met.isHang()) {
      board.cpu().after(WATCHDOG_MICROS, () -> board.reset(met.reset()));
    } else {
      board.reset(met.reset());
    }
  }

  /** Whether nothing passes any more. */
  boolean isShut() {
    return dead;
  }

  /** Lets nothing pass any more. */
  void shut() {
    dead = true;
  }
}
