package dev.wiretwin.core.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderRulesTest {
  @Test
  void whatIsInOrderComesBackAsItIs() {
    List<Header> headers =
        List.of(
            new Header("X-A", "1"), new Header("Cookie", "a=b;\tc=caf\u00E9"), new Header("Y", ""));
    assertThat(HeaderRules.checked(headers, Set.of("upgrade"))).isEqualTo(headers);
    assertThat(HeaderRules.checkedSubprotocols(List.of("mqtt", "MQTT", "v1.chat")))
        .containsExactly("mqtt", "MQTT", "v1.chat");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "X A", "X:", "X\r\nY", "é", "X\0"})
  void namesMustBeTokens(String name) {
    assertRefused("header name", new Header(name, "1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nX: 1", "a\nb", "a\rb", "a\0b", "a\u0007", "a\u007F"})
  void valuesMustStayOnTheirLine(String value) {
    assertRefused("take it out", new Header("X-A", value));
  }

  @Test
  void valuesMustBeOfOneByteEach() {
    assertRefused("percent-encode it", new Header("X-A", "€"));
  }

  @Test
  void theHandshakesOwnHeadersAreLeftOut() {
    assertRefused(
        "header uPgrade belongs to the handshake itself: leave it out",
        new Header("uPgrade", "h2c"));
  }

  @Test
  void eachNameIsGivenOnce() {
    assertRefused(
        "header x-dup is given twice", new Header("X-Dup", "1"), new Header("x-dup", "2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a,b", "a\r\n", "é"})
  void subprotocolsMustBeTokens(String subprotocol) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HeaderRules.checkedSubprotocols(List.of("chat", subprotocol)))
        .withMessageContaining("one word");
  }

  @Test
  void subprotocolsAreGivenOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HeaderRules.checkedSubprotocols(List.of("a", "b", "a")))
        .withMessageContaining("twice");
  }

  private static void assertRefused(String sentence, Header... headers) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HeaderRules.checked(List.of(headers), Set.of("upgrade")))
        .withMessageContaining(sentence);
  }
}
