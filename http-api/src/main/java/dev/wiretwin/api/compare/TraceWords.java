package dev.wiretwin.api.compare;

import dev.wiretwin.api.catalogue.Divergence;
import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.frame.Frame;
import dev.wiretwin.core.lab.LabRecording;
import dev.wiretwin.core.scenario.Digest;
import dev.wiretwin.core.scenario.Trace;
import dev.wiretwin.core.scenario.TraceEvent;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
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

  /**
   * What the callback was called with; where a target cannot tell, what our own clients always
   * give.
   */
  static String arguments(TraceEvent event) {
    if (event instanceof TraceEvent.Receive receive) {
      return arguments(receive.given(), 3);
    } else if (event instanceof TraceEvent.Closed closed) {
      return arguments(closed.given(), 2);
    } else if (event instanceof TraceEvent.Connection connection) {
      return arguments(connection.given(), 1);
    }
    return Divergence.NOTHING;
  }

  private static String arguments(Optional<TraceEvent.Arguments> given, int usual) {
    TraceEvent.Arguments known =
        given.orElse(new TraceEvent.Arguments(usual, "client", OptionalLong.empty()));
    String first =
        known.number().isPresent() ? Long.toString(known.number().getAsLong()) : known.first();
    return known.count() == 1 ? first : first + ", first of " + known.count();
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
    return whole(payload);
  }

  private static String whole(Bytes payload) {
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

  /** The code in digits and the reason, or the bytes if they are no such thing. */
  private static String closeBody(Bytes body) {
    byte[] all = body.toArray();
    if (all.length < 2) {
      return all.length == 0 ? "" : "half a code " + HexFormat.of().formatHex(all);
    }
    int code = (all[0] & 0xff) << 8 | all[1] & 0xff;
    Bytes reason = Bytes.of(Arrays.copyOfRange(all, 2, all.length));
    return code + (reason.length() == 0 ? "" : " " + whole(reason));
  }

  /** Like {@code close 1000 "bye"} or {@code text "hi" unfinished}. */
  static String of(LabRecording.SeenFrame seen) {
    Frame frame = seen.frame();
    String bits = frame.rsv() == 0 ? "" : " rsv " + frame.rsv();
    String payload = frame.opcode() == 8 ? closeBody(frame.payload()) : payload(frame.payload());
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
