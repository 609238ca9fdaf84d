package dev.wiretwin.api.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.slf4j.event.KeyValuePair;

/** Writes log lines for people. Stateless, any thread. */
final class TextLines {
  private static final int LONGEST_MESSAGE = 4_000;
  private static final int LONGEST_VALUE = 400;
  private static final int LEVEL_WIDTH = 5;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

  String line(ILoggingEvent event) {
    StringBuilder line = new StringBuilder();
    Instant at = Instant.ofEpochMilli(event.getTimeStamp());
    line.append(TIME.format(at.atZone(ZoneId.systemDefault()))).append(' ');
    String level = event.getLevel().toString();
    line.append(level).append(" ".repeat(Math.max(0, LEVEL_WIDTH - level.length()))).append(' ');
    line.append(simple(event.getLoggerName())).append(": ");
    line.append(PlainText.of("" + event.getFormattedMessage(), LONGEST_MESSAGE));
    if (event.getKeyValuePairs() != null) {
      event.getKeyValuePairs().forEach(pair -> append(line, pair));
    }
    line.append('\n');
    if (event.getThrowableProxy() != null) {
      Faults.lines(event.getThrowableProxy())
          .forEach(told -> line.append("    ").append(told).append('\n'));
    }
    return line.toString();
  }

  private static String simple(String logger) {
    return PlainText.of(logger.substring(logger.lastIndexOf('.') + 1), LONGEST_VALUE);
  }

  private static void append(StringBuilder line, KeyValuePair pair) {
    String value = PlainText.of("" + pair.value, LONGEST_VALUE);
    line.append(' ').append(PlainText.of(pair.key, LONGEST_VALUE)).append('=');
    if (value.isEmpty() || value.chars().anyMatch(c -> c == ' ' || c == '"' || c == '=')) {
      line.append('"').append(value.replace("\"", "\\\"")).append('"');
    } else {
      line.append(value);
    }
  }
}
