package dev.wiretwin.bridge.at;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.wifi.WifiNetwork;
import dev.wiretwin.bridge.wifi.WifiStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AtNetworkTextTest {
  private static AtAnswer answer(String... lines) {
    return new AtAnswer(AtAnswer.Kind.OK, List.of(lines), new byte[0], true);
  }

  @Test
  void theNetworkOfAStationIsReadInBothForms() {
    assertThat(AtNetworkText.joined("\"lab\",\"02:57:54:00:00:01\",6,-50"))
        .contains(new AtNetworkText("lab", OptionalInt.of(-50)));
    assertThat(AtNetworkText.joined("\"a\",\"b\",\"02:57:54:00:00:01\",6,-50,0,1,3,0,0"))
        .contains(new AtNetworkText("a\",\"b", OptionalInt.of(-50)));
    assertThat(AtNetworkText.joined("\"lab\",\"02:57:54:00:00:01\",6"))
        .contains(new AtNetworkText("lab", OptionalInt.empty()));
    assertThat(AtNetworkText.joined("\"lab\"")).isEmpty();
  }

  @Test
  void namesAreUtf8WhateverTheLineIsReadAs() {
    String latin1 =
        new String("Grüße".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    assertThat(
            AtNetworkText.joined("\"" + latin1 + "\",\"02:57:54:00:00:01\",6,-50")
                .orElseThrow()
                .ssid())
        .isEqualTo("Grüße");
    assertThat(AtNetworkText.wanted(answer("+CWSTATE:3,\"" + latin1 + "\""))).contains("Grüße");
  }

  @Test
  void aNetworkThatIsHeardHasItsFieldsWhateverItIsCalled() {
    assertThat(AtNetworkText.heard("+CWLAP:(3,\"lab\",-61,\"02:57:54:00:00:02\",11,-1,-1,4,4,7,0)"))
        .contains(new WifiNetwork("lab", "02:57:54:00:00:02", -61, 3, 11));
    assertThat(AtNetworkText.heard("+CWLAP:(0,\"a\",-1,\"\",-61,\"02:57:54:00:00:02\",11)"))
        .contains(new WifiNetwork("a\",-1,\"", "02:57:54:00:00:02", -61, 0, 11));
    assertThat(AtNetworkText.heard("WIFI CONNECTED")).isEmpty();
  }

  @Test
  void noAddressIsNone() {
    assertThat(AtNetworkText.address(List.of("+CIFSR:STAIP,\"10.0.0.9\"", "+CIFSR:STAMAC,\"x\"")))
        .contains("10.0.0.9");
    assertThat(AtNetworkText.address(List.of("+CIFSR:STAIP,\"0.0.0.0\""))).isEmpty();
    assertThat(AtNetworkText.address(List.of())).isEmpty();
  }

  @Test
  void howAStationStandsIsToldInOurNumbers() {
    assertThat(AtNetworkText.station(answer("+CWSTATE:2,\"lab\""), true))
        .isEqualTo(WifiStatus.GOT_IP);
    assertThat(AtNetworkText.station(answer("+CWSTATE:3,\"lab\""), false))
        .isEqualTo(WifiStatus.CONNECTING);
    assertThat(AtNetworkText.station(answer("+CWSTATE:4,\"lab\""), true)).isZero();
    assertThat(AtNetworkText.station(answer("STATUS:2"), true)).isEqualTo(WifiStatus.GOT_IP);
    assertThat(AtNetworkText.station(answer("STATUS:5"), true)).isZero();
    assertThat(AtNetworkText.station(answer("STATUS:2"), false)).isZero();
    assertThat(AtNetworkText.wanted(answer("+CWSTATE:0,\"\""))).isEmpty();
  }
}
