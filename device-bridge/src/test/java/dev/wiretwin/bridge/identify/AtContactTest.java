package dev.wiretwin.bridge.identify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.identify.Identification.AtFirmware;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class AtContactTest {
  static final String ESP_AT =
      "AT version:2.3.0.0(s-2522d50 - ESP8266 - Aug 13 2025 08:41:04)\r\n"
          + "SDK version:v3.4-110-g1a2b3c4d\r\n"
          + "compile time(0a1b2c3):Aug 20 2025 10:11:12\r\n"
          + "Bin version:2.3.0(WROOM-02-N)\r\n"
          + "\r\nOK\r\n";

  private int busy;

  private static Optional<AtFirmware> ask(UnaryOperator<String> end) throws Exception {
    ScriptedLine line = new ScriptedLine().at(115_200, end);
    try (Contact contact =
        Contact.open(line.opening(), System::nanoTime, Deadline.in(System::nanoTime, 5_000))) {
      return new AtContact(contact).ask(30);
    }
  }

  /** A module that echoes, as they do after a reset. */
  static String answer(String said) {
    return switch (said) {
      case "AT\r\n" -> "AT\r\n\r\nOK\r\n";
      case "AT+GMR\r\n" -> "AT+GMR\r\n" + ESP_AT;
      default -> said.endsWith("\r\n") ? said + "\r\nERROR\r\n" : said;
    };
  }

  @Test
  void itsVersionIsRead() throws Exception {
    assertThat(ask(AtContactTest::answer))
        .contains(new AtFirmware("2.3.0.0", 2, "2.3.0(WROOM-02-N)", 115_200));
  }

  @Test
  void aBusyModuleIsAskedAgain() throws Exception {
    assertThat(ask(said -> busy++ < 2 ? "\r\nbusy p...\r\n" : answer(said))).isPresent();
  }

  @Test
  void othersAreNone() throws Exception {
    assertThat(ask(said -> said)).isEmpty();
    assertThat(ask(said -> "BROOKLYN\r\n")).isEmpty();
    assertThat(ask(said -> "")).isEmpty();
  }

  @Test
  void theGenerationsDiffer() {
    assertThat(
            AtContact.read(
                "AT version:1.7.6.0(Jan 24 2022 08:56:02)\r\nSDK version:3.0.5(x)\r\n"
                    + "compile time:Jun 17 2024 07:38:00\r\nBin version(Wroom 02):1.7.6\r\nOK\r\n",
                115_200))
        .isEqualTo(new AtFirmware("1.7.6.0", 1, "Wroom 02 1.7.6", 115_200));
    assertThat(AtContact.read("AT version:2.0.0.0(abc - Jan 1 2020)\r\nOK\r\n", 9_600))
        .isEqualTo(new AtFirmware("2.0.0.0", 2, "", 9_600));
    assertThat(AtContact.read("AT version:5.0.1.0-dev(s-1 - ESP32C3 - x)\r\n", 115_200))
        .isEqualTo(new AtFirmware("5.0.1.0-dev", 5, "", 115_200));
    assertThat(AtContact.read("AT+GMR\r\r\n0018000902\r\n\r\nOK\r\n", 9_600))
        .isEqualTo(new AtFirmware("0018000902", 0, "", 9_600));
    assertThat(AtContact.read("AT+GMR\r\n\r\nERROR\r\n", 9_600))
        .isEqualTo(new AtFirmware("", 0, "", 9_600));
  }
}
