package dev.wiretwin.bridge.virtual.at.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WsAddressTest {
  private static WsAddress parse(String text) {
    return WsAddress.parse(text).orElseThrow();
  }

  @Test
  void itsPartsAreFound() {
    assertThat(parse("ws://bench:9001/chat?a=1#b"))
        .isEqualTo(new WsAddress(false, "bench", 9001, "/chat?a=1", "ws://bench:9001/chat?a=1#b"));
    assertThat(parse("WSS://bench"))
        .isEqualTo(new WsAddress(true, "bench", 443, "/", "WSS://bench"));
    assertThat(parse("ws://bench?a").path()).isEqualTo("/?a");
    assertThat(parse("ws://bench").port()).isEqualTo(80);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bench",
        "http://bench/",
        "ws://",
        "ws://bench:0/",
        "ws://bench:65536/",
        "ws://bench:x/",
        "ws:///path"
      })
  void whatIsNoAddressIsNone(String text) {
    assertThat(WsAddress.parse(text)).isEmpty();
  }
}
