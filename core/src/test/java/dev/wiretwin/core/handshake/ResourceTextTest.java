package dev.wiretwin.core.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceTextTest {
  @Test
  void whatAUriMayHoldStaysAsItIs() {
    String allowed = "/abzABZ019-._~!$&'()*+,;=:@/?%00%fF";
    assertThat(ResourceText.encode(allowed)).isEqualTo(allowed);
    assertThat(ResourceText.isEncoded(allowed)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "\"!%22",
        "<!%3C",
        ">!%3E",
        "\\!%5C",
        "^!%5E",
        "`!%60",
        "{!%7B",
        "|!%7C",
        "}!%7D",
        "[!%5B",
        "]!%5D",
        "\u007F!%7F",
        "\u0001!%01",
        "é!%C3%A9",
        "€!%E2%82%AC",
        "😀!%F0%9F%98%80",
        "%!%25",
        "%4!%254",
        "%zz!%25zz",
        "%4%41!%254%41",
        "%４１!%25%EF%BC%94%EF%BC%91"
      })
  void everythingElseIsEncodedAsUtf8(String text, String encoded) {
    assertThat(ResourceText.encode(text)).isEqualTo(encoded);
    assertThat(ResourceText.encode(encoded)).isEqualTo(encoded);
    assertThat(ResourceText.isEncoded(text)).isFalse();
  }

  @Test
  void blanksLineBreaksNulAndHalfCharactersCannotGetThrough() {
    assertThat(ResourceText.encode(" \t\r\n\0")).isEqualTo("%20%09%0D%0A%00");
    assertThat(ResourceText.encode("\uD83Dx\uDE00")).isEqualTo("%EF%BF%BDx%EF%BF%BD");
  }
}
