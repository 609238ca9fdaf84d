package dev.wiretwin.core.scenario;

import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.engine.CloseFrame;
import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.frame.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Says in one short line what was seen, or should have been. Stateless. */
final class EventWords {
  private EventWords() {}

  /** The word an expectation has for this kind of event. */
  static String kind(TraceEvent event) {
    if (event instanceof TraceEvent.Connection) {
      return ClientActor.CONNECTION;
    } else if (event instanceof TraceEvent.Receive) {
      return ClientActor.RECEIVE;
    } else if (event instanceof TraceEvent.Closed) {
      return ClientActor.CLOSE;
    }
    return event instanceof TraceEvent.Restarted ? "restart" : "error";
  }

  static String of(TraceEvent event) {
    if (event instanceof TraceEvent.Receive receive) {
      return "receive " + message(receive.opcode(), receive.payload());
    } else if (event instanceof TraceEvent.Closed closed) {
      return "close " + details(closed.close());
    } else if (event instanceof TraceEvent.Error error) {
      return "error in step " + (error.step() + 1) + " \"" + error.message() + '"';
    }
    return kind(event);
  }

  private static String details(Close close) {
    List<String> words = new ArrayList<>();
    words.add("with status " + close.status());
    peerCode(close).ifPresent(code -> words.add("code " + code));
    close.httpStatus().ifPresent(status -> words.add("HTTP " + status));
    words.add(close.clean() ? "clean" : "not clean");
    return String.join(", ", words);
  }

  /** The code of the close frame that came; when none came, of the one that went out. */
  static OptionalInt peerCode(Close close) {
    Optional<CloseFrame> frame = close.received().or(close::sent);
    return frame.isPresent() ? OptionalInt.of(frame.get().code()) : OptionalInt.empty();
  }

  static String of(Expectation expected) {
    List<String> words = new ArrayList<>();
    expected.status().ifPresent(status -> words.add("status " + status));
    expected.closeCode().ifPresent(code -> words.add("code " + code));
    expected.httpStatus().ifPresent(status -> words.add("HTTP " + status));
    expected.clean().ifPresent(clean -> words.add(clean ? "clean" : "not clean"));
    expected.opcode().ifPresent(opcode -> words.add("opcode " + opcode));
    expected.payload().ifPresent(payload -> words.add(message(1, payload)));
    return expected.event() + (words.isEmpty() ? "" : " with " + String.join(", ", words));
  }

  /** As a frame is written, but for FIN, which a message does not have. */
  private static String message(int opcode, Bytes payload) {
    return new Frame(false, 0, opcode, payload).toString();
  }
}
