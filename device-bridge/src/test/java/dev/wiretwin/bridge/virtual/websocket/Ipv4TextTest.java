package dev.wiretwin.bridge.virtual.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4TextTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1,127.0.0.1",
    "127.1,127.0.0.1",
    "10.1.515,10.1.2.3",
    "2130706433,127.0.0.1",
    "0x7f000001,127.0.0.1",
    "0X7F.1,127.0.0.1",
    "0177.0.0.1,127.0.0.1",
    "0.0.0.0,0.0.0.0",
    "256.1.1.1,0.1.1.1",
    "383.0.0.1,127.0.0.1",
    "127.256.0.1,127.0.0.1",
    "'1.2.3.4 x',1.2.3.4",
  })
  void addressesAreRead(String text, String expected) {
    assertThat(Ipv4Text.parse(text.getBytes(StandardCharsets.ISO_8859_1))).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "255.255.255.255",
        "1.2.3.256",
        "1.2.3.4.5",
        "1.2.3.",
        "a.b",
        "1.2.3.4x",
        "",
        "127.0.0.1?a",
        "1.16777216",
        "user@127.0.0.1"
      })
  void everythingElseIsAName(String text) {
    assertThat(Ipv4Text.parse(text.getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
  }
}
