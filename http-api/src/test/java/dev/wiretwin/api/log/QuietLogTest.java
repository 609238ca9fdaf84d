package dev.wiretwin.api.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

class QuietLogTest {
  @Test
  void commandsLogOnlyWhatAPersonShouldLookAt() {
    Lines lines = new Lines(LogSettings.OF_COMMANDS);
    lines.ours().info("went well");
    lines.logger("org.eclipse.jetty.Server").info("went well, too");
    assertThat(lines.text()).isEmpty();
    lines.ours().warn("went wrong");
    assertThat(lines.text()).contains("WARN  Somebody: went wrong");
  }

  @Test
  void librariesAreQuietWhateverIsAskedOfUs() {
    Lines lines = new Lines(new LogSettings(LogFormat.TEXT, Level.TRACE));
    lines.logger("io.netty.x").info("no");
    lines.logger("io.netty.x").warn("yes");
    lines.ours().trace("yes");
    assertThat(lines.all()).hasSize(2).noneMatch(line -> line.endsWith("no"));
  }

  @Test
  void errorsAloneAreErrorsAlone() {
    Lines lines = new Lines(new LogSettings(LogFormat.TEXT, Level.ERROR));
    lines.logger("io.netty.x").warn("no");
    lines.ours().warn("no");
    lines.ours().error("yes");
    assertThat(lines.all()).hasSize(1);
  }

  @Test
  void logbackFindsItAndLooksNoFurther() {
    LoggerContext context = new LoggerContext();
    assertThat(new QuietLog().configure(context))
        .isEqualTo(ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY);
    assertThat(context.getLogger("dev.wiretwin").isInfoEnabled()).isFalse();
    assertThat(LoggerFactory.getLogger("org.eclipse.jetty").isInfoEnabled()).isFalse();
  }

  @Test
  void theServiceAsksForMoreAndTheNextForLess() {
    Logger ours = LoggerFactory.getLogger("dev.wiretwin.api.Somebody");
    QuietLog.use(LogSettings.OF_SERVICE);
    assertThat(ours.isInfoEnabled()).isTrue();
    QuietLog.use(LogSettings.OF_COMMANDS);
    assertThat(ours.isInfoEnabled()).isFalse();
  }

  @Test
  void aFileOfLogbacksOwnIsLeftToLogback() {
    System.setProperty("logback.configurationFile", "mine.xml");
    try {
      assertThat(new QuietLog().configure(new LoggerContext()))
          .isEqualTo(ExecutionStatus.INVOKE_NEXT_IF_ANY);
      QuietLog.use(LogSettings.OF_SERVICE);
      assertThat(LoggerFactory.getLogger("dev.wiretwin.x").isInfoEnabled()).isFalse();
    } finally {
      System.clearProperty("logback.configurationFile");
    }
  }
}
