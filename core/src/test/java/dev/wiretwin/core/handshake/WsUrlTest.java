package dev.wiretwin.core.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The forms of address in the recorded vectors url.*, with what NodeMCU's documentation says they
 * mean, and some more.
 */
class WsUrlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ws://127.0.0.1:8080 | 127.0.0.1 | 8080 | /",
        "ws://127.0.0.1:8080/ | 127.0.0.1 | 8080 | /",
        "ws://127.0.0.1/ | 127.0.0.1 | 80 | /",
        "ws://127.0.0.1:8080/p?a=1&b=2 | 127.0.0.1 | 8080 | /p?a=1&b=2",
        "ws://127.0.0.1?a=1 | 127.0.0.1 | 80 | /?a=1",
        "ws://127.0.0.1:8080?a=1 | 127.0.0.1 | 8080 | /?a=1",
        "ws://127.0.0.1:8080?a=/b:1@c | 127.0.0.1 | 8080 | /?a=/b:1@c",
        "ws://127.0.0.1:8080#frag | 127.0.0.1 | 8080 | /",
        "ws://127.0.0.1:8080/p#frag | 127.0.0.1 | 8080 | /p",
        "ws://127.0.0.1:8080?q#frag?x | 127.0.0.1 | 8080 | /?q",
        "ws://127.0.0.1:8080//x | 127.0.0.1 | 8080 | //x",
        "WS://127.0.0.1:8080/ | 127.0.0.1 | 8080 | /",
        "wS://127.0.0.1:8080/ | 127.0.0.1 | 8080 | /",
        "ws://127.0.0.1:65535/ | 127.0.0.1 | 65535 | /",
        "ws://127.0.0.1:1/ | 127.0.0.1 | 1 | /",
        "ws://127.0.0.1:0008080/ | 127.0.0.1 | 8080 | /",
        "ws://2130706433:8080/ | 2130706433 | 8080 | /",
        "ws://0x7f000001:8080/ | 0x7f000001 | 8080 | /",
        "ws://0177.0.0.1:8080/ | 0177.0.0.1 | 8080 | /",
        "ws://255.255.255.255:8080/ | 255.255.255.255 | 8080 | /",
        "ws://localhost:8080/ | localhost | 8080 | /",
        "ws://async.test:8080/x | async.test | 8080 | /x",
        "ws://under_score.test/ | under_score.test | 80 | /",
        "ws://10.255.255.1:81/ | 10.255.255.1 | 81 | /",
        "ws://[::1]:8080/ | ::1 | 8080 | /",
        "ws://[::1]/ | ::1 | 80 | /",
        "ws://[2001:DB8::7]?x | 2001:DB8::7 | 80 | /?x"
      })
  void addressesAreTakenApart(String url, String host, int port, String resource) {
    assertThat(WsUrl.parse(url)).isEqualTo(new WsUrl(false, host, port, resource));
  }

  @ParameterizedTest
  @CsvSource({"wss://127.0.0.1/,443", "WSS://127.0.0.1,443", "wss://127.0.0.1:80/,80"})
  void theSecureSchemeHasItsOwnPort(String url, int port) {
    assertThat(WsUrl.parse(url)).isEqualTo(new WsUrl(true, "127.0.0.1", port, "/"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ws",
        "ws:",
        "ws:/",
        "wss:/h",
        "127.0.0.1:8080/",
        "ws:/127.0.0.1:8080/",
        " ws://127.0.0.1:8080/",
        "http://h/",
        "ws:\\\\h",
        "ws//h",
        "123",
        "wsss://h",
        "\0ws://h",
        "\tws://h",
        "ſs://h"
      })
  void whatStartsOtherwiseHasNoProtocol(String url) {
    assertFault(url, UrlFault.Kind.NO_PROTOCOL, "ws:// or wss://");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ws://",
        "wss://",
        "ws:///path",
        "ws://:80/",
        "ws://?q",
        "ws://#f",
        "ws://[]/",
        "ws://[",
        "ws://::1/"
      })
  void withoutHostThereIsNone(String url) {
    assertFault(url, UrlFault.Kind.NO_HOST, "no host");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ws://a b/",
        "ws:// h/",
        "ws://h /",
        "ws://a\r\nX: 1/",
        "ws://a\0b/",
        "ws://a\tb/",
        "ws://é.test/",
        "ws://h\\x",
        "ws://a%2eb/",
        "ws://h]/",
        "ws://<h>/",
        "ws://a\u007Fb",
        "ws://\uD800/"
      })
  void aHostWithForbiddenCharactersIsNone(String url) {
    assertFault(url, UrlFault.Kind.NO_HOST, "character");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ws://[::1/",
        "ws://[::1",
        "ws://[::1]x/",
        "ws://[::1]80/",
        "ws://[::1]]/",
        "ws://[h]/",
        "ws://[1.2.3.4]/",
        "ws://[fe80::1%25eth0]/"
      })
  void aBrokenIpv6AddressIsNoHost(String url) {
    assertFault(url, UrlFault.Kind.NO_HOST, "IPv6");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ws://user:80@127.0.0.1:8080/",
        "ws://user@127.0.0.1:8080/",
        "ws://user:pass@h/",
        "ws://@h/",
        "ws://u@[::1]/"
      })
  void userInfoIsNoHost(String url) {
    assertFault(url, UrlFault.Kind.NO_HOST, "put an Authorization header in config");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ws://127.0.0.1:0/",
        "WSS://127.0.0.1:0/",
        "ws://127.0.0.1:65536/",
        "ws://127.0.0.1:-1/",
        "ws://127.0.0.1:http/",
        "ws://127.0.0.1:80abc/",
        "ws://127.0.0.1:+80/",
        "ws://127.0.0.1: 80/",
        "ws://127.0.0.1:80 /",
        "ws://127.0.0.1:0x50/",
        "ws://127.0.0.1:80:99/",
        "ws://127.0.0.1:/",
        "ws://127.0.0.1:",
        "ws://[::1]:",
        "ws://[::1]:0",
        "ws://[::1]:80:99",
        "ws://127.0.0.1:4294967376/",
        "ws://127.0.0.1:99999999999999999999999/",
        "ws://127.0.0.1:٨٠/",
        "ws://fe80::1/",
        "ws://h:000"
      })
  void whatIsNoPortIsABadPort(String url) {
    assertFault(url, UrlFault.Kind.BAD_PORT, "1 to 65535");
  }

  static Stream<Arguments> hostLengths() {
    return Stream.of(
        Arguments.of(254, "/", true),
        Arguments.of(255, "/", true),
        Arguments.of(256, "/", true),
        Arguments.of(257, "/", false),
        Arguments.of(300, "/", false),
        Arguments.of(254, "", true),
        Arguments.of(256, "", true),
        Arguments.of(257, "", false),
        Arguments.of(300, "", false),
        Arguments.of(600, "", false),
        Arguments.of(250, ":8080/", true),
        Arguments.of(251, ":8080/", true),
        Arguments.of(256, ":8080/", true),
        Arguments.of(257, ":8080", false),
        Arguments.of(100_000, ":bad?x", false));
  }

  @ParameterizedTest
  @MethodSource("hostLengths")
  void aHostMayHave256CharactersWithOrWithoutPath(int length, String behind, boolean allowed) {
    String host = "h".repeat(length);
    UrlResult result = WsUrl.parse("ws://" + host + behind);
    if (allowed) {
      assertThat(result)
          .isInstanceOfSatisfying(WsUrl.class, url -> assertThat(url.host()).isEqualTo(host));
    } else {
      assertFault("ws://" + host + behind, UrlFault.Kind.HOST_TOO_LONG, "256");
    }
  }

  @Test
  void nothingThatCouldEndTheRequestLineGetsThrough() {
    assertThat(WsUrl.parse("ws://h:8080/a\r\nX-Injected: 1"))
        .isEqualTo(new WsUrl(false, "h", 8080, "/a%0D%0AX-Injected:%201"));
    assertThat(WsUrl.parse("ws://h?a b\0c")).isEqualTo(new WsUrl(false, "h", 80, "/?a%20b%00c"));
    assertThat(WsUrl.parse("ws://h/é")).isEqualTo(new WsUrl(false, "h", 80, "/%C3%A9"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 2500, 4000, 100_000})
  void pathsMayBeLong(int length) {
    String path = "/" + "a".repeat(length);
    assertThat(WsUrl.parse("ws://h" + path)).isEqualTo(new WsUrl(false, "h", 80, path));
  }

  @ParameterizedTest
  @CsvSource({
    "ws://h, h, ws://h/",
    "ws://h:80/p?q, h, ws://h/p?q",
    "ws://h:443, h:443, ws://h:443/",
    "wss://h:443, h, wss://h/",
    "WSS://h:80, h:80, wss://h:80/",
    "ws://[::1], [::1], ws://[::1]/",
    "wss://[::1]:8443/x, [::1]:8443, wss://[::1]:8443/x"
  })
  void theAuthorityLeavesOutTheDefaultPort(String url, String authority, String text) {
    assertThat(WsUrl.parse(url))
        .isInstanceOfSatisfying(
            WsUrl.class,
            parsed -> {
              assertThat(parsed.authority()).isEqualTo(authority);
              assertThat(parsed).hasToString(text);
              assertThat(WsUrl.parse(text)).isEqualTo(parsed);
            });
  }

  @Test
  void aUrlBuiltByHandIsHeldToTheSameRules() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WsUrl(false, "a\r\nX", 80, "/"))
        .withMessageContaining("host");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WsUrl(false, "", 80, "/"))
        .withMessageContaining("host");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WsUrl(false, "h".repeat(257), 80, "/"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WsUrl(false, "h", 0, "/"))
        .withMessageContaining("port");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WsUrl(false, "h", 65536, "/"))
        .withMessageContaining("port");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WsUrl(false, "h", 80, "x"))
        .withMessageContaining("resource");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WsUrl(false, "h", 80, "/a b"))
        .withMessageContaining("encoded");
  }

  @Test
  void anyTextIsAnAddressThatReadsBackTheSameOrAFault() {
    Random random = new Random(5);
    String[] parts = {
      "ws://",
      "wss://",
      "h",
      "127.0.0.1",
      "[::1]",
      "[",
      "]",
      ":",
      "80",
      "/",
      "?",
      "#",
      "@",
      "%",
      "41",
      "\r\n",
      " ",
      "é",
      "\uD83D",
      "\0"
    };
    int addresses = 0;
    for (int run = 0; run < 50_000; run++) {
      StringBuilder text = new StringBuilder(random.nextInt(10) == 0 ? "" : "ws://");
      random.ints(random.nextInt(8), 0, parts.length).forEach(i -> text.append(parts[i]));
      UrlResult result = WsUrl.parse(text.toString());
      if (result instanceof WsUrl url) {
        addresses++;
        assertThat(url.authority() + url.resource()).matches("[!-~]+");
        assertThat(WsUrl.parse(url.toString())).isEqualTo(url);
      } else {
        assertThat(((UrlFault) result).sentence()).isNotBlank();
      }
    }
    assertThat(addresses).isBetween(1000, 49_000);
  }

  private static void assertFault(String url, UrlFault.Kind kind, String sentence) {
    assertThat(WsUrl.parse(url))
        .isInstanceOfSatisfying(
            UrlFault.class,
            fault -> {
              assertThat(fault.kind()).isEqualTo(kind);
              assertThat(fault.sentence()).contains(sentence);
            });
  }
}
