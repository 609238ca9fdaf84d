package dev.wiretwin.bridge.virtual.at;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.module.MemoryUart;
import org.junit.jupiter.api.Test;

/** VB-41, VB-48: results and reasons. */
class AtVoiceTest {
  private final MemoryUart uart = new MemoryUart();
  private final AtModes modes = new AtModes();

  private AtVoice voice(AtGeneration generation) {
    return new AtVoice(uart, generation, modes);
  }

  @Test
  void linesHaveNothingBeforeThemResultsHave() {
    AtVoice voice = voice(AtGeneration.ESP_2);
    voice.line("WIFI GOT IP");
    voice.ok();
    voice.say("+IPD,1:", new byte[] {(byte) 0xFF}, "\r\n");
    assertThat(uart.sent()).isEqualTo("WIFI GOT IP\r\n\r\nOK\r\n+IPD,1:\u00ff\r\n");
  }

  @Test
  void reasonsAreWordsNothingOrNumbers() {
    AtRefusal why = AtRefusal.failed("no ip", 0x76);
    voice(AtGeneration.NONOS_1_7).error(why);
    assertThat(uart.sent()).isEqualTo("no ip\r\n\r\nERROR\r\n");
    voice(AtGeneration.NONOS_1_7).error(why, "FAIL");
    assertThat(uart.sent()).isEqualTo("no ip\r\n\r\nFAIL\r\n");
    voice(AtGeneration.ESP_2).error(why, "FAIL");
    assertThat(uart.sent()).isEqualTo("\r\nERROR\r\n");
    voice(AtGeneration.ESP_5).error(why);
    assertThat(uart.sent()).isEqualTo("+ERRNO:0x76\r\n\r\nERROR\r\n");
    voice(AtGeneration.ESP_5).error(AtRefusal.unknown());
    assertThat(uart.sent()).isEqualTo("\r\nERROR\r\n");
  }

  @Test
  void codesAreToldWhenAskedFor() {
    modes.put(AtMode.ERROR_CODES, 1);
    voice(AtGeneration.ESP_2).busyProcessing();
    assertThat(uart.sent()).isEqualTo("ERR CODE:0x010b0000\r\n\r\nbusy p...\r\n");
  }

  @Test
  void linksHaveNumbersWhereThereAreSeveral() {
    assertThat(voice(AtGeneration.ESP_2).linkPrefix(3)).isEmpty();
    modes.put(AtMode.MANY_LINKS, 1);
    assertThat(voice(AtGeneration.ESP_2).linkPrefix(3)).isEqualTo("3,");
  }
}
