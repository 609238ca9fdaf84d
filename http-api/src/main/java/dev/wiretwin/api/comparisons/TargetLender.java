package dev.wiretwin.api.comparisons;

import dev.wiretwin.api.compare.ComparedTarget;
import java.util.OptionalLong;

/** Lends boards to comparisons. Thread safe. */
public interface TargetLender {
  /**
   * That board, for one borrower alone until it is given back. May block while it is made ready.
   *
   * @param target as it was named: {@code board:<id>}
   * @param fence under which lease it is asked for
   * @throws dev.wiretwin.api.refusal.Refusal if it cannot be had; says why
   */
  Loan borrow(String target, OptionalLong fence) throws InterruptedException;

  /** A board on loan. */
  interface Loan extends AutoCloseable {
    ComparedTarget target();

    /** Real milliseconds per millisecond of its own clock: 1 on a real board. */
    double timeScale();

    /** Whether it runs on this machine, and so reaches lab servers on loopback. */
    boolean isHere();

    /** Gives it back, whatever it was doing. */
    @Override
    void close();
  }
}
