package dev.wiretwin.bridge.virtual.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentedUrlTest {
  @ParameterizedTest
  @CsvSource({
    "ws://h,false,h,80,/",
    "WSS://h:1/p?q#f,true,h,1,/p?q",
    "ws://h?q,false,h,80,/?q",
  })
  void urlsAreTakenApart(String url, boolean secure, String host, int port, String path) {
    assertThat(DocumentedUrl.parse(url))
        .isEqualTo(new DocumentedUrl.Target(secure, host, port, path));
  }

  @ParameterizedTest
  @CsvSource({
    "http://h,-1",
    "ws://h:0/,-3",
    "ws://h:65536/,-3",
    "ws://h:80abc/,-3",
    "ws://h:/,-3",
    "ws:///p,-4"
  })
  void whatIsWrongHasItsCode(String url, int code) {
    assertThat(DocumentedUrl.parse(url)).isEqualTo(code);
  }

  @Test
  void aHostMayHave256Characters() {
    assertThat(DocumentedUrl.parse("ws://" + "h".repeat(256)))
        .isInstanceOf(DocumentedUrl.Target.class);
    assertThat(DocumentedUrl.parse("ws://" + "h".repeat(257))).isEqualTo(-2);
  }
}
