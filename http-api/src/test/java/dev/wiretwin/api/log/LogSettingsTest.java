package dev.wiretwin.api.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

class LogSettingsTest {
  @Test
  void commandsAreQuieterThanTheService() {
    assertThat(LogSettings.OF_COMMANDS.level().toInt())
        .isGreaterThan(LogSettings.OF_SERVICE.level().toInt());
    assertThatNullPointerException().isThrownBy(() -> new LogSettings(null, Level.INFO));
  }

  @Test
  void whatIsAskedForIsKept() {
    LogSettings loud = new LogSettings(LogFormat.JSON, Level.DEBUG);
    assertThat(loud.format()).isEqualTo(LogFormat.JSON);
    assertThat(loud.level()).isEqualTo(Level.DEBUG);
  }
}
