package dev.wiretwin.bridge.at;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AtDialectTest {
  @Test
  void theFirstGenerationIsKnownByItsVersion() {
    AtDialect dialect =
        AtDialect.of(
            List.of(
                "AT version:1.7.6.0(Jan 24 2022 08:56:02)",
                "SDK version:3.0.5(b29dcd3)",
                "compile time:Jun 17 2024 07:38:00",
                "Bin version(Wroom 02):1.7.6"));
    assertThat(dialect.generation()).isEqualTo(AtGeneration.NONOS_1);
    assertThat(dialect.version()).isEqualTo("1.7.6.0");
    assertThat(dialect.image()).isEqualTo("Wroom 02 1.7.6");
    assertThat(dialect.summary())
        .isEqualTo("NonOS AT 1.x, version 1.7.6.0 (Wroom 02 1.7.6), pushes what it receives");
  }

  @Test
  void theSecondIsKnownByItsVersionWhateverItsImageIsCalled() {
    AtDialect dialect =
        AtDialect.of(
            List.of(
                "AT version:2.3.0.0-dev(s-f98be57 - ESP8266 - Jul 23 2021 05:32:04)",
                "Bin version:2.2.0(ESP8266_1MB)"));
    assertThat(dialect.generation()).isEqualTo(AtGeneration.ESP_AT_2);
    assertThat(dialect.version()).isEqualTo("2.3.0.0-dev");
    assertThat(dialect.traits().mostPerSend()).isEqualTo(2_048);
    assertThat(dialect.withPassive(true).summary()).contains("on request");
  }

  @Test
  void laterOnesTakeMoreAtOnce() {
    AtDialect dialect = AtDialect.of(List.of("AT version:5.0.1.0(abc - ESP32C3 - Jan 1 2026)"));
    assertThat(dialect.generation()).isEqualTo(AtGeneration.ESP_AT_3);
    assertThat(dialect.traits().mostPerSend()).isEqualTo(8_192);
    assertThat(dialect.webSocket()).isFalse();
    assertThat(dialect.withWebSocket(true).summary()).endsWith(", has WebSockets of its own");
  }

  @Test
  void aBareNumberIsOfTheOldestAndNothingTellsNothing() {
    AtDialect old = AtDialect.of(List.of("0018000902"));
    assertThat(old.generation()).isEqualTo(AtGeneration.NONOS_1);
    assertThat(old.isTold()).isTrue();
    AtDialect silent = AtDialect.of(List.of("hello"));
    assertThat(silent.isTold()).isFalse();
    assertThat(silent.with(AtGeneration.ESP_AT_2).summary())
        .isEqualTo("ESP-AT 2.x of unknown version, pushes what it receives");
  }
}
