package dev.wiretwin.bridge.virtual.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlParserTest {
  private static String parsed(String url) {
    UrlParser.Parsed parsed = UrlParser.parse(bytes(url));
    if (parsed instanceof UrlParser.Refused refused) {
      return Integer.toString(refused.code());
    }
    UrlParser.Target target = (UrlParser.Target) parsed;
    return (target.secure() ? "S " : "")
        + text(target.host())
        + " "
        + target.port()
        + " "
        + text(target.path());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource({
    "ws://h,h 80 /",
    "wss://h/p,S h 443 /p",
    "WS://h:81/,h 81 /",
    "wSs://h:1,S h 1 /",
    "ws://h:80abc/x?y#z,h 80 /x?y#z",
    "ws://h:+80/,h 80 /",
    "ws://h: 80/,h 80 /",
    "ws://h:00080:99/,h 80 /",
    "ws://h:4294967376/,-3",
    "ws://h?q=/p,h?q= 80 /p",
    "ws://user:80@h/,user 80 /",
    "ws://h:0/,-3",
    "ws://h:65535/,h 65535 /",
    "ws://h:65536/,-3",
    "ws://h:-1/,-3",
    "ws://h:/,-3",
    "ws://[::1]/,-3",
    "http://h/,-1",
    "ws:/h,-1",
    "ws,-1",
    "ws://,-4",
    "ws:///p,-4",
    "ws://:80/,-4",
  })
  void urlsAreTakenApartAsTheFirmwareDoes(String url, String expected) {
    assertThat(parsed(url)).isEqualTo(expected);
  }

  @Test
  void theHostsLengthIsCheckedOnlyInFrontOfAPath() {
    assertThat(parsed("ws://" + "h".repeat(255) + "/")).endsWith(" 80 /");
    assertThat(parsed("ws://" + "h".repeat(256) + "/")).isEqualTo("-2");
    assertThat(parsed("ws://" + "h".repeat(251) + ":8080/")).isEqualTo("-2");
    assertThat(parsed("ws://" + "h".repeat(255))).endsWith(" 80 /");
    assertThatThrownBy(() -> parsed("ws://" + "h".repeat(256)))
        .isInstanceOf(UndefinedBehaviour.class);
  }
}
