package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTextTest {
  private static byte[] plain(String raw) {
    return JsonText.plain(raw.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void lettersStandForThemselvesAndEscapesForOthers() {
    assertThat(plain("a\u00ff\\n\\r\\t\\b\\f\\\\\\/\\\""))
        .isEqualTo("a\u00ff\n\r\t\b\f\\/\"".getBytes(StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @CsvSource({"\\u0041,A", "\\u00e4,ä", "\\u00E4x,äx", "\\u20ac,€", "\\ud83d\\ude00,??"})
  void codesBecomeUtf8(String raw, String text) {
    assertThat(plain(raw)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aShortCodeTakesWhatFollows() {
    assertThat(plain("\\u")).isEqualTo("\u2000".getBytes(StandardCharsets.UTF_8));
    assertThat(plain("\\u004")).isEqualTo(new byte[] {0x42});
    assertThat(plain("\\u0z4g!")).isEqualTo(plain("\\u0340!"));
  }
}
