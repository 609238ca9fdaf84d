package dev.wiretwin.api.cli;

import dev.wiretwin.api.log.LogFormat;
import dev.wiretwin.api.log.LogSettings;
import dev.wiretwin.api.log.QuietLog;
import org.slf4j.event.Level;
import picocli.CommandLine.Option;

/** What a service logs, and how: the options for it. */
final class LogOptions {
  @Option(
      names = "--log",
      paramLabel = "FORMAT",
      description = "How the log is written: ${COMPLETION-CANDIDATES} (default: text).")
  private LogFormat format = LogSettings.OF_SERVICE.format();

  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      description = "What is logged: ${COMPLETION-CANDIDATES} (default: info).")
  private Level level;

  @Option(names = "--verbose", description = "The same as --log-level debug.")
  private boolean verbose;

  /** What was asked for; the level wins over the word. */
  LogSettings settings() {
    Level usual = verbose ? Level.DEBUG : LogSettings.OF_SERVICE.level();
    return new LogSettings(format, level == null ? usual : level);
  }

  /** Logs so from now on. */
  void use() {
    QuietLog.use(settings());
  }
}
