package dev.wiretwin.bridge.wifi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WifiNetworkTest {
  private static WifiNetwork of(String text) {
    return WifiNetwork.ofHex(HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void itsFieldsAreRead() {
    assertThat(of("02:57:54:00:00:01,lab,-52,3,6"))
        .isEqualTo(new WifiNetwork("lab", "02:57:54:00:00:01", -52, 3, 6));
    assertThat(of("02:57:54:00:00:01,lab, -52, 3, 06").channel()).isEqualTo(6);
  }

  @Test
  void aNameMayBeAnything() {
    assertThat(of("b,a,b,,c,-52,3,6").ssid()).isEqualTo("a,b,,c");
    assertThat(of("b,,-52,3,6").ssid()).isEmpty();
    assertThat(of("b,Käse,-52,3,6").ssid()).isEqualTo("Käse");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "lab", "b,-52,3,6", "b,lab,x,3,6"})
  void whatIsNoneIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> of(text));
  }

  @ParameterizedTest
  @CsvSource({"0, open", "1, WEP", "2, WPA", "3, WPA2", "4, WPA/WPA2", "9, other"})
  void securityHasAWord(int mode, String word) {
    assertThat(new WifiNetwork("lab", "b", -50, mode, 1).security()).isEqualTo(word);
  }
}
