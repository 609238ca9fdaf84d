package dev.wiretwin.api.log;

import java.util.Objects;
import org.slf4j.event.Level;

/**
 * What is logged, and how. A value.
 *
 * @param level the least that is told of what the product does; of libraries only warnings are
 */
public record LogSettings(LogFormat format, Level level) {
  /** For commands: what they have to say they say themselves. */
  public static final LogSettings OF_COMMANDS = new LogSettings(LogFormat.TEXT, Level.WARN);

  /** For the service: a line for each event of its life. */
  public static final LogSettings OF_SERVICE = new LogSettings(LogFormat.TEXT, Level.INFO);

  public LogSettings {
    Objects.requireNonNull(format);
    Objects.requireNonNull(level);
  }
}
