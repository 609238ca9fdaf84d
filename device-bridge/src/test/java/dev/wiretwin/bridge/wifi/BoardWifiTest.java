package dev.wiretwin.bridge.wifi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class BoardWifiTest {
  private static BoardWifi with(String numbers, String ssid) {
    return new BoardWifi(
        (before, expression) -> expression.contains("getmode") ? numbers : ssid, System::nanoTime);
  }

  @Test
  void theStatusIsRead() throws Exception {
    WifiStatus status = with("1,5,10.0.0.7,-61", "6cc3a462").status();
    assertThat(status.ssid()).contains("läb");
    assertThat(status.ip()).contains("10.0.0.7");
    assertThat(status.rssi()).hasValue(-61);
    assertThat(with("0,0,,", "").status().ssid()).isEmpty();
  }

  @Test
  void whatCannotBeReadIsSaid() {
    for (BoardWifi wifi : new BoardWifi[] {with("?", ""), with("1,x,,", ""), with("1,5,,", "zz")}) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(wifi::status)
          .withMessageContaining("cannot read");
    }
  }
}
