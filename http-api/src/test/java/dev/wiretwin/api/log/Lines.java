package dev.wiretwin.api.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;

/** A log of its own, and what was written into it. */
final class Lines {
  private final LoggerContext context = new LoggerContext();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  Lines(LogSettings settings) {
    context.setMDCAdapter(new LogbackMDCAdapter());
    OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    appender.setOutputStream(written);
    QuietLog.write(context, settings, appender);
  }

  static Lines of(LogFormat format) {
    return new Lines(new LogSettings(format, org.slf4j.event.Level.INFO));
  }

  Logger logger(String name) {
    return context.getLogger(name);
  }

  Logger ours() {
    return logger("dev.wiretwin.api.Somebody");
  }

  String text() {
    return written.toString(StandardCharsets.UTF_8);
  }

  List<String> all() {
    return text().lines().toList();
  }
}
