package dev.wiretwin.api.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.handshake.Header;
import dev.wiretwin.core.transport.TlsTrust;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WishTest {
  private static ClientConfig config(Map<String, String> headers, List<String> subprotocols) {
    return new Wish("jvm", headers, subprotocols, null).config();
  }

  private static void refused(Map<String, String> headers, String why) {
    assertThatThrownBy(() -> config(headers, null))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(why);
  }

  @Test
  void whatIsNotSaidIsAsUsual() {
    ClientConfig config = Wish.of("jvm").config();
    assertThat(config.headers()).isEmpty();
    assertThat(config.trust()).isEqualTo(TlsTrust.SYSTEM);
    assertThat(config.limits()).isEqualTo(ClientConfig.DEFAULT.limits());
    assertThat(config.handlers()).isEqualTo(ClientConfig.Handlers.DIRECT);
  }

  @Test
  void headersAndSubprotocolsAreTaken() {
    ClientConfig config = config(Map.of("Authorization", "Bearer x"), List.of("mqtt", "chat"));
    assertThat(config.headers()).containsExactly(new Header("Authorization", "Bearer x"));
    assertThat(config.subprotocols()).containsExactly("mqtt", "chat");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host", "Origin", "User-Agent"})
  void whatTheHandshakeLeavesOpenMayBeReplaced(String name) {
    assertThat(config(Map.of(name, "elsewhere"), null).headers()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Connection",
        "Upgrade",
        "Sec-WebSocket-Key",
        "Sec-WebSocket-Version",
        "Sec-WebSocket-Extensions",
        "Content-Length",
        "Transfer-Encoding"
      })
  void whatIsTheHandshakesOwnIsRefusedByName(String name) {
    refused(Map.of(name, "x"), "header " + name + " belongs to the handshake itself");
  }

  @ParameterizedTest
  @CsvSource({
    "'a\r\nEvil: 1', has a line break",
    "'a\nb', has a line break",
    "'a\u0000b', control character",
    "'€', ISO-8859-1"
  })
  void aValueThatWouldNotStayOneLineIsRefused(String value, String why) {
    refused(Map.of("X-A", value), why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "X A", "X:A", "X\r\nEvil", "Ä"})
  void aNameThatIsNoneIsRefused(String name) {
    refused(Map.of(name, "x"), "a header name must be");
  }

  @Test
  void tooMuchOfAnythingIsRefused() {
    Map<String, String> many = new HashMap<>();
    for (int i = 0; i < 65; i++) {
      many.put("X-" + i, "x");
    }
    refused(many, "at most 64");
    refused(Map.of("X-A", "x".repeat(9_000)), "8192 characters");
    refused(Collections.singletonMap("X-A", null), "not null");
    assertThatThrownBy(() -> config(null, Collections.nCopies(17, "a")))
        .hasMessageContaining("at most 16");
    assertThatThrownBy(() -> config(null, Collections.singletonList(null)))
        .hasMessageContaining("none of them null");
    assertThatThrownBy(() -> config(null, List.of("a b"))).hasMessageContaining("subprotocol");
  }

  @Test
  void anyCertificateIsBelievedOnlyWhenAsked() {
    assertThat(new Wish("jvm", null, null, true).config().trust()).isEqualTo(TlsTrust.ANYTHING);
    assertThat(new Wish("jvm", null, null, false).config().trust()).isEqualTo(TlsTrust.SYSTEM);
  }
}
