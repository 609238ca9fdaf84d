package dev.wiretwin.api.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.LoggerFactory;

/**
 * Sets logback up: quiet, on standard error, so that standard output stays a command's own answer.
 * In code rather than in XML, which takes longer to read than the service takes to start. Found by
 * logback itself; any thread, but not while others log.
 */
public final class QuietLog extends ContextAwareBase implements Configurator {
  private static final String OURS = "dev.wiretwin";
  private static final String OWN_FILE = "logback.configurationFile";

  /** For logback. */
  public QuietLog() {}

  /** Logs so from now on, unless a file of logback's own was named at the start of the process. */
  public static void use(LogSettings settings) {
    if (System.getProperty(OWN_FILE) == null
        && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      write(context, settings, onStandardError());
    }
  }

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    if (System.getProperty(OWN_FILE) != null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    write(context, LogSettings.OF_COMMANDS, onStandardError());
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static OutputStreamAppender<ILoggingEvent> onStandardError() {
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setTarget("System.err");
    return appender;
  }

  static void write(
      LoggerContext context, LogSettings settings, OutputStreamAppender<ILoggingEvent> appender) {
    LogEncoder encoder = new LogEncoder(settings.format());
    encoder.setContext(context);
    encoder.start();
    appender.setContext(context);
    appender.setName("log");
    appender.setEncoder(encoder);
    appender.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.addAppender(appender);
    Level level = Level.convertAnSLF4JLevel(settings.level());
    root.setLevel(level.isGreaterOrEqual(Level.WARN) ? level : Level.WARN);
    context.getLogger(OURS).setLevel(level);
  }
}
