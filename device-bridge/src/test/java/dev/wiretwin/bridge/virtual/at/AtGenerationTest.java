package dev.wiretwin.bridge.virtual.at;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.virtual.firmware.Firmware;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** VB-41, VB-44, VB-45, VB-46: the table. */
class AtGenerationTest {
  @ParameterizedTest
  @EnumSource(value = Firmware.class, mode = EnumSource.Mode.EXCLUDE, names = "LUA")
  void everyAtFirmwareIsOfAGenerationThatTellsIt(Firmware firmware) {
    AtGeneration generation = AtGeneration.of(firmware);
    assertThat(generation.version()).hasSize(4);
    assertThat(generation.version().get(0))
        .startsWith("AT version:" + generation.word().charAt(0) + ".");
  }

  @Test
  void luaIsOfNone() {
    assertThatThrownBy(() -> AtGeneration.of(Firmware.LUA)).hasMessageContaining("choose one");
  }

  @Test
  void theFirstOneDiffersMost() {
    AtGeneration first = AtGeneration.NONOS_1_7;
    assertThat(first.isNonOs()).isTrue();
    assertThat(first.prompt()).isEqualTo("> ");
    assertThat(first.tail()).isEmpty();
    assertThat(first.inHeader("10.0.0.1")).isEqualTo("10.0.0.1");
    assertThat(first.echoOfLineEnd()).isEqualTo("\r\r\n");
    assertThat(first.cancelsSending()).isFalse();
    assertThat(first.readHeader(4)).isEqualTo("\r\n+CIPRECVDATA,4:");
    assertThat(first.mostReceived()).isEqualTo(1460);
  }

  @Test
  void theOthersAreAlike() {
    for (AtGeneration later : new AtGeneration[] {AtGeneration.ESP_2, AtGeneration.ESP_5}) {
      assertThat(later.isNonOs()).isFalse();
      assertThat(later.prompt()).isEqualTo("\r\n>");
      assertThat(later.tail()).isEqualTo("\r\n");
      assertThat(later.inHeader("10.0.0.1")).isEqualTo("\"10.0.0.1\"");
      assertThat(later.echoOfLineEnd()).isEqualTo("\r\n");
      assertThat(later.cancelsSending()).isTrue();
      assertThat(later.readHeader(4)).isEqualTo("+CIPRECVDATA:4,");
      assertThat(later.mostReceived()).isEqualTo(2920);
    }
  }

  @Test
  void theLastOneIsOfAnotherChip() {
    assertThat(AtGeneration.ESP_5.isEsp8266()).isFalse();
    assertThat(AtGeneration.ESP_2.isEsp8266()).isTrue();
    assertThat(AtGeneration.ESP_5.mostSent()).isEqualTo(8192);
    assertThat(AtGeneration.ESP_2.mostSent()).isEqualTo(2048);
    assertThat(AtGeneration.ESP_5.mostBaud()).isEqualTo(5_000_000);
  }
}
