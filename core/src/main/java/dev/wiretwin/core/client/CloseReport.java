package dev.wiretwin.core.client;

import dev.wiretwin.core.engine.Event;
import dev.wiretwin.core.engine.Outcome;
import java.util.OptionalInt;

/** Turns the engine's last event into what the close handler is given. */
final class CloseReport {
  private CloseReport() {}

  static Close of(Event.Closed event) {
    Outcome outcome = event.outcome();
    OptionalInt http =
        outcome instanceof Outcome.Refused refused
            ? OptionalInt.of(refused.httpStatus())
            : OptionalInt.empty();
    return new Close(
        CloseStatus.of(outcome),
        event.first(),
        event.sent(),
        event.received(),
        event.clean(),
        http,
        sentence(event));
  }

  private static String sentence(Event.Closed event) {
    String cause = event.outcome().sentence();
    String handshake;
    if (event.clean()) {
      handshake = "; the closing handshake is complete";
    } else if (event.sent().isPresent()) {
      handshake = "; our close frame " + event.sent().get().code() + " was not answered";
    } else {
      handshake = "";
    }
    return Character.toUpperCase(cause.charAt(0)) + cause.substring(1) + handshake + ".";
  }
}
