package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LiveTextTest {
  private final LiveText text = new LiveText(() -> "12:00 ");
  private static final String NEWLINE = System.lineSeparator();

  private String of(String said) {
    return text.of(said.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void eachLineBeginsWithItsTimeHoweverItCame() {
    assertThat(of("one\r")).isEqualTo("12:00 one");
    assertThat(text.isInLine()).isTrue();
    assertThat(of("\n\r\nthree\r\n> "))
        .isEqualTo(NEWLINE + "12:00 " + NEWLINE + "12:00 three" + NEWLINE + "12:00 > ");
    assertThat(of("=1\r\n")).isEqualTo("=1" + NEWLINE);
    assertThat(text.isInLine()).isFalse();
  }

  @Test
  void aCharacterThatComesInPiecesIsPutTogether() {
    byte[] euro = "€".getBytes(StandardCharsets.UTF_8);
    LiveText plain = new LiveText(() -> "");
    assertThat(plain.of(new byte[] {euro[0]})).isEmpty();
    assertThat(plain.of(new byte[] {euro[1]})).isEmpty();
    assertThat(plain.of(new byte[] {euro[2], 'x'})).isEqualTo("€x");
  }

  @Test
  void whatCouldHarmATerminalIsShownAndNotDone() {
    LiveText plain = new LiveText(() -> "");
    assertThat(plain.of(new byte[] {0x1B, '[', '2', 'J', 0, 7}))
        .isEqualTo("\\u{1b}[2J\\u{0}\\u{7}");
    assertThat(plain.of(new byte[] {'a', '\t', '\b', ' ', '\b'})).isEqualTo("a\t\b \b");
  }

  @Test
  void noiseIsReplacedAndDoesNoHarm() {
    LiveText plain = new LiveText(() -> "");
    assertThat(plain.of(new byte[] {(byte) 0xFF, (byte) 0x80, 'o', 'k'}))
        .isEqualTo("\uFFFD\uFFFDok");
  }
}
