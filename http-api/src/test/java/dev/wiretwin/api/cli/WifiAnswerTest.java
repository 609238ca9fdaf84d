package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.bridge.wifi.WifiNetwork;
import dev.wiretwin.bridge.wifi.WifiStatus;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class WifiAnswerTest {
  private static final WifiNetwork LAB =
      new WifiNetwork("lab\u001b[2J", "5c:cf:7f:00:00:01", -61, 3, 11);
  private static final WifiNetwork HIDDEN = new WifiNetwork("", "5c:cf:7f:00:00:02", -80, 0, 1);

  private final StringWriter out = new StringWriter();

  private WifiAnswer answer(boolean json) {
    return new WifiAnswer(new PrintWriter(out), "usb-1-1.2", json);
  }

  @Test
  void networksAreATableThatCannotHarmATerminal() {
    answer(false).networks(List.of(LAB, HIDDEN));
    assertThat(out.toString().lines())
        .containsExactly(
            "SIGNAL    SECURITY  CHANNEL  SSID",
            "-61 dBm   WPA2      11       lab\\u{1b}[2J",
            "-80 dBm   open      1        (hidden)");
  }

  @Test
  void programsGetNetworksAsTheyAre() throws Exception {
    answer(true).networks(List.of(LAB));
    JsonNode network = new ObjectMapper().readTree(out.toString()).at("/networks/0");
    assertThat(network.get("ssid").asText()).isEqualTo("lab\u001b[2J");
    assertThat(network.get("security").asText()).isEqualTo("WPA2");
    assertThat(network.get("channel").asInt()).isEqualTo(11);
  }

  @Test
  void theStatusIsALineOrADocument() throws Exception {
    WifiStatus in =
        new WifiStatus(1, 5, Optional.of("lab"), Optional.of("10.0.0.7"), OptionalInt.of(-61));
    answer(false).status(in);
    assertThat(out.toString()).startsWith("usb-1-1.2: in network \"lab\" as 10.0.0.7");
    out.getBuffer().setLength(0);
    answer(true).status(in);
    assertThat(new ObjectMapper().readTree(out.toString()).at("/wifi/rssi").asInt()).isEqualTo(-61);
  }
}
