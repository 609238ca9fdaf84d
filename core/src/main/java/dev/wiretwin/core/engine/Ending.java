package dev.wiretwin.core.engine;

import java.util.Optional;

/**
 * Keeps what is known about how one connection ends; the first cause and the first mover are kept,
 * later ones change nothing.
 */
final class Ending {
  private Outcome outcome;
  private Side first;
  private CloseFrame sent;
  private CloseFrame received;

  void because(Outcome cause, Side mover) {
    if (outcome == null) {
      outcome = cause;
      first = mover;
    }
  }

  void sent(CloseFrame frame) {
    sent = frame;
  }

  void received(CloseFrame frame) {
    received = frame;
  }

  Event.Closed event() {
    return new Event.Closed(
        outcome, first, Optional.ofNullable(sent), Optional.ofNullable(received));
  }
}
