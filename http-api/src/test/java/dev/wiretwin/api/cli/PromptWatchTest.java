package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptWatchTest {
  private final PromptWatch watch = new PromptWatch();

  private boolean hears(String said) {
    return watch.hears(said.getBytes(StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"> ", ">> ", "=1\r\n1\r\n> ", "\r\nOK\r\n", "AT\r\n\r\nERROR\r\n", "FAIL\n"})
  void itTakesTheNextLine(String said) {
    assertThat(hears(said)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ">", "OK", "OKAY\r\n", "SEND OK\r\n", "busy p...\r\n", "a long line OK\n"})
  void itDoesNotYet(String said) {
    assertThat(hears(said)).isFalse();
  }

  @Test
  void wordsMayComeInPieces() {
    assertThat(hears(">")).isFalse();
    assertThat(hears(" ")).isTrue();
    watch.typed();
    assertThat(hears(" ")).isFalse();
  }

  @Test
  void whereThereWasAPromptOkIsWhatAScriptPrints() {
    assertThat(hears("> ")).isTrue();
    watch.typed();
    assertThat(hears("print('OK')\r\nOK\r\n")).isFalse();
    assertThat(hears("> ")).isTrue();
  }

  @Test
  void whatWasSaidBeforeSomethingWasTypedIsNoResult() {
    assertThat(hears("\r\nO")).isFalse();
    watch.typed();
    assertThat(hears("K\r\n")).isFalse();
  }
}
