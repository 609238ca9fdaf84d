package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.log.LogFormat;
import dev.wiretwin.api.log.LogSettings;
import dev.wiretwin.api.log.QuietLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import picocli.CommandLine;

class LogOptionsTest {
  private static LogOptions parsed(String... args) {
    LogOptions options = new LogOptions();
    new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(args);
    return options;
  }

  @AfterEach
  void beQuietAgain() {
    QuietLog.use(LogSettings.OF_COMMANDS);
  }

  @Test
  void aServiceTellsOfItsLifeInText() {
    assertThat(parsed().settings()).isEqualTo(new LogSettings(LogFormat.TEXT, Level.INFO));
  }

  @Test
  void programsAskForJson() {
    assertThat(parsed("--log", "json").settings().format()).isEqualTo(LogFormat.JSON);
  }

  @Test
  void moreOrLessIsToldOnDemand() {
    assertThat(parsed("--verbose").settings().level()).isEqualTo(Level.DEBUG);
    assertThat(parsed("--log-level", "error").settings().level()).isEqualTo(Level.ERROR);
    assertThat(parsed("--verbose", "--log-level=trace").settings().level()).isEqualTo(Level.TRACE);
  }

  @Test
  void theLogObeys() {
    parsed("--verbose").use();
    assertThat(LoggerFactory.getLogger("dev.wiretwin.x").isDebugEnabled()).isTrue();
  }
}
