package dev.wiretwin.bridge.virtual.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4Test {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1",
    "192.168.1.255, 192.168.1.255",
    "2130706433, 127.0.0.1",
    "0x7f000001, 127.0.0.1",
    "0X7F.1, 127.0.0.1",
    "0177.0.0.01, 127.0.0.1",
    "10.257, 10.0.1.1",
    "10.1.258, 10.1.1.2",
  })
  void literalsAreReadAsLwipReadsThem(String text, String address) {
    assertThat(Ipv4.parse(text)).hasValue(address);
    assertThat(Ipv4.isBroadcast(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "1.2.3.4.5",
        "256.0.0.1",
        "1.2.3.256",
        "4294967296",
        "1..2",
        "08.0.0.1",
        "-1",
        "0x",
        "1.2.3.4 ",
        "00000000000000000000000000000000000000000000000000000000000000001"
      })
  void everythingElseIsAName(String text) {
    assertThat(Ipv4.parse(text)).isEmpty();
  }

  // the broadcast address of old
  @Test
  void allZeroesIsALiteralThatNobodyAnswers() {
    assertThat(Ipv4.parse("0")).hasValue("0.0.0.0");
    assertThat(Ipv4.isBroadcast("0.0.0.0")).isTrue();
    assertThat(Ipv4.isBroadcast("a.b")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"255.255.255.255", "0xffffffff", "4294967295"})
  void theBroadcastAddressIsNoLiteral(String text) {
    assertThat(Ipv4.parse(text)).isEmpty();
    assertThat(Ipv4.isBroadcast(text)).isTrue();
  }
}
