package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedLineTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hello | send | hello",
        "//help | send | /help",
        "/connect ws://a/ | connect | ws://a/",
        "/CLOSE 1001 bye bye | close | 1001 bye bye",
        "/quit | quit | ''",
      })
  void aLineIsAMessageOrACommand(String line, String command, String rest) {
    assertThat(TypedLine.of(line)).isEqualTo(new TypedLine(command, rest));
  }

  @Test
  void aMessageIsSentAsItIs() {
    assertThat(TypedLine.of("  two blanks ").sending()).isEqualTo(Map.of("text", "  two blanks "));
    assertThat(TypedLine.of("").sending()).isEqualTo(Map.of("text", ""));
  }

  @Test
  void pingAndBytesAreSentByCommand() {
    assertThat(TypedLine.of("/ping x").sending()).isEqualTo(Map.of("text", "x", "opcode", 9));
    assertThat(TypedLine.of("/binary 00 ff:0D").sending()).isEqualTo(Map.of("base64", "AP8N"));
  }

  @Test
  void aTextIsSentInFragmentsByCommand() {
    assertThat(TypedLine.of("/fragments 3 hello you").sending())
        .isEqualTo(Map.of("text", "hello you", "fragmentBytes", 3));
  }

  @Test
  void aCloseMayHaveACodeAndAReason() {
    assertThat(TypedLine.of("/close").closing()).isEmpty();
    assertThat(TypedLine.of("/close 1001").closing()).isEqualTo(Map.of("code", 1001));
    assertThat(TypedLine.of("/close 3000 good bye").closing())
        .isEqualTo(Map.of("code", 3000, "reason", "good bye"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nope", "/", "/ x"})
  void anUnknownCommandIsNotSent(String line) {
    assertThatThrownBy(() -> TypedLine.of(line))
        .isInstanceOf(TypedLine.Unclear.class)
        .hasMessageContaining("/help");
  }

  @Test
  void whatACommandCannotReadIsToldWithAnExample() {
    assertThatThrownBy(() -> TypedLine.of("/binary 0").sending()).hasMessageContaining("00 ff");
    assertThatThrownBy(() -> TypedLine.of("/close bye").closing()).hasMessageContaining("1001");
    for (String line : new String[] {"/fragments 3", "/fragments 0 x", "/fragments x y"}) {
      assertThatThrownBy(() -> TypedLine.of(line).sending()).hasMessageContaining("3 hello");
    }
  }
}
