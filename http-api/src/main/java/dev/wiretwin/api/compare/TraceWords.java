package dev.wiretwin.api.compare;

import dev.wiretwin.api.catalogue.Divergence;
import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.frame.Frame;
import dev.wiretwin.core.lab.LabRecording;
import dev.wiretwin.core.scenario.Digest;
import dev.wiretwin.core.scenario.Trace;
import dev.wiretwin.core.scenario.TraceEvent;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says in one word or a few what stands in a trace, so that equal words are equal. Stateless. */
public final class TraceWords {
  private static final int SHORT = 24;
  private static final int DIGEST_FROM = 512;

  private TraceWords() {}

  /** All that one client of a trace saw, for one line of a table. */
  public static String summary(Trace trace) {
    String all = trace.events().stream().map(TraceWords::of).collect(Collectors.joining(", "));
    return all.isEmpty() ? Divergence.NOTHING : all;
  }

  static String of(TraceEvent event) {
    if (event instanceof TraceEvent.Receive receive) {
      return "receive " + opcode(receive.opcode()) + " " + payload(receive);
    } else if (event instanceof TraceEvent.Closed closed) {
      return "close " + closed.close().status();
    } else if (event instanceof TraceEvent.Error error) {
      return "error in step " + (error.step() + 1);
    }
    return event instanceof TraceEvent.Restarted ? "restart" : "connection";
  }

  /** What an event is called among divergences. */
  static String field(TraceEvent event) {
    return event instanceof TraceEvent.Closed ? "close" : "event";
  }

  private static String payload(TraceEvent.Receive receive) {
    if (receive.digest().isPresent()) {
      return digest(receive.digest().get());
    }
    return receive.payload().length() > DIGEST_FROM
        ? digest(Digest.of(receive.payload()))
        : payload(receive.payload());
  }

  private static String digest(Digest digest) {
    return digest.length() + " bytes #" + Long.toHexString(digest.hash31());
  }

  private static String payload(Bytes payload) {
    if (payload.length() > SHORT) {
      return digest(Digest.of(payload));
    }
    return payload.isUtf8() && payload.text().matches("[ -~]*")
        ? '"' + payload.text() + '"'
        : HexFormat.of().formatHex(payload.toArray());
  }

  private static String opcode(int opcode) {
    return switch (opcode) {
      case 1 -> "text";
      case 2 -> "binary";
      case 8 -> "close";
      case 9 -> "ping";
      case 10 -> "pong";
      default -> "opcode " + opcode;
    };
  }

  /** Like {@code close 03e8} or {@code text "hi" unfinished}. */
  static String of(LabRecording.SeenFrame seen) {
    Frame frame = seen.frame();
    String bits = frame.rsv() == 0 ? "" : " rsv " + frame.rsv();
    String payload =
        frame.opcode() == 8
            ? HexFormat.of().formatHex(frame.payload().toArray())
            : payload(frame.payload());
    return (opcode(frame.opcode())
            + (payload.isEmpty() ? "" : " " + payload)
            + bits
            + (frame.fin() ? "" : " unfinished")
            + (seen.masked() ? "" : " unmasked"))
        .strip();
  }

  /** Who ended TCP first, and how the client did. */
  static String ends(List<LabRecording.End> ends) {
    String first = ends.isEmpty() ? "nobody" : ends.get(0).who().name().toLowerCase(Locale.ROOT);
    String client =
        ends.stream()
            .filter(end -> end.who() == LabRecording.Who.CLIENT)
            .map(end -> end.how().name())
            .findFirst()
            .orElse("no end");
    return first + " first, client " + client;
  }
}
