package dev.wiretwin.api.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.slf4j.event.KeyValuePair;

/**
 * Writes log lines for programs: one JSON object each, in ASCII, so that no terminal does anything
 * with it either. Stateless, any thread.
 */
final class JsonLines {
  private static final int LONGEST = 4_000;
  private static final int LAST_VISIBLE = 0x7e;

  /** Fields that every line has: a pair of such a name gets an underscore. */
  private static final Set<String> OWN = Set.of("at", "level", "logger", "message", "error");

  private final JsonFactory json = new JsonFactory();

  String line(ILoggingEvent event) {
    StringWriter line = new StringWriter();
    try (JsonGenerator out = json.createGenerator(line)) {
      out.writeStartObject();
      out.writeStringField("at", Instant.ofEpochMilli(event.getTimeStamp()).toString());
      out.writeStringField("level", event.getLevel().toString().toLowerCase(Locale.ROOT));
      out.writeStringField("logger", event.getLoggerName());
      out.writeStringField("message", shortened("" + event.getFormattedMessage()));
      if (event.getKeyValuePairs() != null) {
        for (KeyValuePair pair : event.getKeyValuePairs()) {
          write(out, pair);
        }
      }
      if (event.getThrowableProxy() != null) {
        out.writeStringField("error", String.join("\n", Faults.lines(event.getThrowableProxy())));
      }
      out.writeEndObject();
    } catch (IOException odd) {
      throw new UncheckedIOException("a text cannot be written to", odd);
    }
    return ascii(line.toString()) + "\n";
  }

  private static void write(JsonGenerator out, KeyValuePair pair) throws IOException {
    out.writeFieldName(OWN.contains(pair.key) ? pair.key + "_" : pair.key);
    if (pair.value instanceof Number || pair.value instanceof Boolean) {
      out.writeObject(pair.value);
    } else {
      out.writeString(shortened("" + pair.value));
    }
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  /** What is not ASCII can only stand within a string here, where it may be escaped. */
  private static String ascii(String line) {
    StringBuilder ascii = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c <= LAST_VISIBLE) {
        ascii.append(c);
      } else {
        ascii.append(String.format("\\u%04x", (int) c));
      }
    }
    return ascii.toString();
  }
}
