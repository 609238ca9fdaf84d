package dev.wiretwin.api.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.function.Function;

/** How a line of the log is written. */
public enum LogFormat {
  /** For people: time, level, who, what, then {@code key=value}. */
  TEXT(new TextLines()::line),

  /** For programs: a JSON object in each line. */
  JSON(new JsonLines()::line);

  private final Function<ILoggingEvent, String> lines;

  LogFormat(Function<ILoggingEvent, String> lines) {
    this.lines = lines;
  }

  /** The line with its end; more than one only where an error is told, and those are indented. */
  String line(ILoggingEvent event) {
    return lines.apply(event);
  }
}
