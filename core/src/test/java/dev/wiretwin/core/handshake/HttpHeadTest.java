package dev.wiretwin.core.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpHeadTest {
  private static final HttpHead HEAD =
      new HttpHead(
          "GET / HTTP/1.1",
          List.of(
              new Header("Host", "h"),
              new Header("connection", "keep-alive,\t Upgrade ,,x\u00A0"),
              new Header("CONNECTION", "z"),
              new Header("Empty", "")));

  @Test
  void namesAreFoundInAnyCase() {
    assertThat(HEAD.first("HOST")).hasValue("h");
    assertThat(HEAD.first("Connection")).hasValue("keep-alive,\t Upgrade ,,x\u00A0");
    assertThat(HEAD.first("Empty")).hasValue("");
    assertThat(HEAD.first("Nothing")).isEmpty();
    assertThat(HEAD.all("Connection")).hasSize(2);
    assertThat(HEAD.all("Nothing")).isEmpty();
  }

  @Test
  void listsRunOverRepeatedLines() {
    assertThat(HEAD.elements("Connection"))
        .containsExactly("keep-alive", "Upgrade", "x\u00A0", "z");
    assertThat(HEAD.elements("Empty")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"keep-alive", "upgrade", "UPGRADE", "z"})
  void tokensAreFoundInAnyCase(String token) {
    assertThat(HEAD.hasToken("Connection", token)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "keep", "alive", "x", "keep-alive,"})
  void partsOfTokensAreNotFound(String token) {
    assertThat(HEAD.hasToken("Connection", token)).isFalse();
  }

  @Test
  void asTextItIsWhatGoesOverTheWire() {
    assertThat(HEAD)
        .hasToString(
            "GET / HTTP/1.1\r\nHost: h\r\nconnection: keep-alive,\t Upgrade ,,x\u00A0\r\nCONNECTION: z\r\nEmpty: \r\n\r\n");
  }
}
