package dev.wiretwin.api.cli;

import dev.wiretwin.api.run.DocumentedStatus;
import dev.wiretwin.api.run.Played;
import dev.wiretwin.api.run.Played.Outcome;
import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.engine.CloseFrame;
import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.frame.Opcode;
import dev.wiretwin.core.scenario.TraceEvent;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A run as {@code --json} prints it. Immutable.
 *
 * @param format rises when a field changes its meaning or goes away
 * @param complete false when it was stopped before its end
 */
record RunJson(
    int format,
    String suite,
    String title,
    String target,
    boolean complete,
    Counts counts,
    List<Row> scenarios) {
  private static final int FORMAT = 1;
  private static final double NANOS_PER_MS = 1e6;

  static RunJson of(Tally tally) {
    return new RunJson(
        FORMAT,
        tally.suite().name(),
        tally.suite().title(),
        "jvm",
        tally.complete(),
        new Counts(
            tally.suite().scenarios().size(),
            tally.count(Outcome.PASSED),
            tally.count(Outcome.FAILED),
            tally.count(Outcome.RECORDED),
            tally.count(Outcome.NOT_APPLICABLE),
            tally.count(Outcome.INCONCLUSIVE)),
        tally.played().stream().map(Row::of).toList());
  }

  /** How many there are, and how many of them ended how. */
  record Counts(
      int scenarios, int passed, int failed, int recorded, int notApplicable, int inconclusive) {}

  /** One scenario. */
  record Row(
      String name,
      String title,
      String outcome,
      List<String> sentences,
      double milliseconds,
      List<Event> events) {
    static Row of(Played played) {
      return new Row(
          played.scenario().name(),
          played.scenario().title(),
          played.outcome().name().toLowerCase(Locale.ROOT),
          played.result().sentences(),
          tenths(played.nanos()),
          played.result().trace().events().stream().map(Event::of).toList());
    }
  }

  private static double tenths(long nanos) {
    return Math.round(nanos / NANOS_PER_MS * 10) / 10.0;
  }

  /**
   * One event; only what belongs to its kind is there.
   *
   * @param atMs device milliseconds since the first connect call
   * @param client from 1
   * @param event {@code connection}, {@code receive}, {@code close}, {@code error} or {@code
   *     restart}
   * @param step of the client, from 1
   */
  record Event(
      double atMs,
      int client,
      String event,
      Message message,
      Ending close,
      Integer step,
      String error) {
    static Event of(TraceEvent seen) {
      double at = tenths(seen.at());
      if (seen instanceof TraceEvent.Receive receive) {
        return new Event(at, seen.c(), "receive", Message.of(receive), null, null, null);
      } else if (seen instanceof TraceEvent.Closed closed) {
        return new Event(at, seen.c(), "close", null, Ending.of(closed.close()), null, null);
      } else if (seen instanceof TraceEvent.Error failed) {
        return new Event(at, seen.c(), "error", null, null, failed.step() + 1, failed.message());
      }
      String kind = seen instanceof TraceEvent.Restarted ? "restart" : "connection";
      return new Event(at, seen.c(), kind, null, null, null, null);
    }
  }

  /** A message, as text where it is one. */
  record Message(int opcode, String text, String base64) {
    static Message of(TraceEvent.Receive receive) {
      Bytes payload = receive.payload();
      return receive.opcode() == Opcode.TEXT && payload.isUtf8()
          ? new Message(receive.opcode(), payload.text(), null)
          : new Message(
              receive.opcode(), null, Base64.getEncoder().encodeToString(payload.toArray()));
    }
  }

  /** The close event. */
  record Ending(
      int status,
      String documentedMeaning,
      String sentence,
      String first,
      boolean clean,
      Frame received,
      Frame sent,
      Integer httpStatus) {
    static Ending of(Close close) {
      return new Ending(
          close.status(),
          DocumentedStatus.meaningOf(close.status()),
          close.sentence(),
          close.first().name().toLowerCase(Locale.ROOT),
          close.clean(),
          Frame.of(close.received()),
          Frame.of(close.sent()),
          close.httpStatus().isPresent() ? close.httpStatus().getAsInt() : null);
    }
  }

  /** A close frame. */
  record Frame(int code, String reason) {
    static Frame of(Optional<CloseFrame> frame) {
      return frame.map(f -> new Frame(f.code(), f.reason())).orElse(null);
    }
  }
}
