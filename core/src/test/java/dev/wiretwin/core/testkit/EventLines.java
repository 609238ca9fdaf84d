package dev.wiretwin.core.testkit;

import dev.wiretwin.core.engine.CloseFrame;
import dev.wiretwin.core.engine.Event;
import dev.wiretwin.core.engine.Event.Closed;
import dev.wiretwin.core.engine.Event.Message;
import dev.wiretwin.core.engine.Event.PingSeen;
import dev.wiretwin.core.engine.Event.PongSeen;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Events as lines of text, so that two runs can be compared and a difference be read. How the bytes
 * of a message were lent is not part of it.
 */
public final class EventLines {
  private static final int SHORT = 64;

  private EventLines() {}

  public static List<String> of(List<Event> events) {
    return events.stream().map(EventLines::of).toList();
  }

  public static String of(Event event) {
    if (event instanceof Message m) {
      byte[] payload = Arrays.copyOfRange(m.array(), m.from(), m.from() + m.length());
      return m.opcode() == 1 ? "text " + text(payload) : "binary " + hex(payload);
    }
    if (event instanceof Event.Opened opened) {
      return "opened"
          + opened.subprotocol().map(s -> " " + s).orElse("")
          + (opened.compressed() ? " compressed" : "");
    }
    if (event instanceof PingSeen ping) {
      return "ping " + hex(ping.payload());
    }
    if (event instanceof PongSeen pong) {
      return "pong " + hex(pong.payload());
    }
    if (event instanceof Event.CloseSeen seen) {
      return "close " + frame(Optional.of(seen.frame()));
    }
    Closed closed = (Closed) event;
    return "closed by "
        + closed.first()
        + ": "
        + closed.outcome()
        + ", sent "
        + frame(closed.sent())
        + ", received "
        + frame(closed.received());
  }

  private static String frame(Optional<CloseFrame> frame) {
    return frame.map(f -> f.code() + (f.reason().isEmpty() ? "" : " " + f.reason())).orElse("-");
  }

  private static String text(byte[] payload) {
    return payload.length <= SHORT
        ? new String(payload, StandardCharsets.UTF_8)
        : payload.length + " bytes, hash " + Arrays.hashCode(payload);
  }

  private static String hex(byte[] payload) {
    return payload.length <= SHORT
        ? HexFormat.of().formatHex(payload)
        : payload.length + " bytes, hash " + Arrays.hashCode(payload);
  }
}
