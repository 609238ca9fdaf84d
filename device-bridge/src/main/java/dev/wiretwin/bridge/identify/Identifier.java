package dev.wiretwin.bridge.identify;

import dev.wiretwin.bridge.link.Link;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineOpening;
import java.util.function.LongSupplier;

/**
 * Finds out what is on a line: opens it, asks, and gives it back with the board as it was. Forces
 * nothing: no reset, no file. Stateless, any thread; blocks for at most {@link #MOST_MS}.
 */
public final class Identifier {
  public static final long MOST_MS = 8_000;

  /** What is kept of these 8 s for opening and closing. */
  private static final long RESERVE_MS = 400;

  private final LongSupplier nanoClock;
  private final byte[] wakeUp;

  /**
   * @param nanoClock for time limits
   */
  public Identifier(LongSupplier nanoClock) {
    this(nanoClock, Link.consoleBack());
  }

  /**
   * @param wakeUp what is written where nobody answered, to have a board leave another way of
   *     talking than its console; empty for none
   */
  public Identifier(LongSupplier nanoClock, byte[] wakeUp) {
    this.nanoClock = nanoClock;
    this.wakeUp = wakeUp.clone();
  }

  /**
   * @param name of the line, for sentences
   * @throws LineFailure if it cannot be opened, or goes meanwhile; says why and what to do
   */
  public Identification identify(String name, LineOpening opening)
      throws LineFailure, InterruptedException {
    Deadline deadline = Deadline.in(nanoClock, MOST_MS - RESERVE_MS);
    try (Contact contact = Contact.open(opening, nanoClock, deadline)) {
      return new Inquiry(contact, nanoClock, wakeUp).run();
    }
  }
}
