package dev.wiretwin.bridge.wifi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WifiStatusTest {
  private static WifiStatus status(int mode, int station, String ssid, String ip, int rssi) {
    return new WifiStatus(
        mode,
        station,
        Optional.ofNullable(ssid),
        Optional.ofNullable(ip),
        rssi == 0 ? OptionalInt.empty() : OptionalInt.of(rssi));
  }

  @Test
  void whyThereIsNoAddressIsToldWithARemedy() {
    Duration waited = Duration.ofSeconds(20);
    assertThat(status(1, WifiStatus.WRONG_PASSWORD, "lab", null, 0).trouble(waited))
        .isEqualTo("network \"lab\" does not take the password: check it, capitals count");
    assertThat(status(1, WifiStatus.NOT_FOUND, "lab", null, 0).trouble(waited)).contains("2.4 GHz");
    assertThat(status(1, WifiStatus.FAILED, "lab", null, 0).trouble(waited)).contains("WPA2");
    assertThat(status(1, WifiStatus.CONNECTING, "lab", null, 0).trouble(waited))
        .startsWith("connecting to network \"lab\" after 20 s, without an address");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0|||0|Wi-Fi is off",
        "2|0|||0|an access point of its own, in no network",
        "1|0|||0|in no network",
        "1|0|lab||0|not connected to network \"lab\"",
        "1|1|lab||0|connecting to network \"lab\"",
        "3|2|lab||0|network \"lab\" does not take the password",
        "1|3|lab||0|network \"lab\" is not found",
        "1|4|||0|connecting to a network failed",
        "1|5|lab|10.0.0.7|-61|in network \"lab\" as 10.0.0.7, -61 dBm (good)",
        "1|5|lab|10.0.0.7|-70|in network \"lab\" as 10.0.0.7, -70 dBm (fair)",
        "1|5|lab|10.0.0.7|-80|in network \"lab\" as 10.0.0.7, -80 dBm (weak)",
        "1|5|lab|10.0.0.7|0|in network \"lab\" as 10.0.0.7"
      })
  void itHasWords(int mode, int station, String ssid, String ip, int rssi, String words) {
    assertThat(status(mode, station, ssid, ip, rssi).words()).isEqualTo(words);
  }

  @Test
  void anAddressNeedsAConnection() {
    assertThat(status(1, 5, "lab", "10.0.0.7", 0).hasAddress()).isTrue();
    assertThat(status(1, 1, "lab", "10.0.0.7", 0).hasAddress()).isFalse();
    assertThat(status(1, 5, "lab", null, 0).hasAddress()).isFalse();
  }
}
