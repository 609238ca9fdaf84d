package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.module.JsonLexer.Kind;
import dev.wiretwin.bridge.virtual.module.JsonLexer.Token;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLexerTest {
  private final JsonLexer lexer = new JsonLexer(20);

  private static byte[] bytes(String latin1) {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Tokens as text: {@code [ ]} for tables, {@code key:}, values as they are. */
  private static String shown(List<Token> tokens) {
    List<String> words = new ArrayList<>();
    for (Token token : tokens) {
      String value =
          token.value() instanceof byte[] text
              ? new String(text, StandardCharsets.ISO_8859_1)
              : String.valueOf(token.value());
      words.add(
          switch (token.kind()) {
            case OPEN -> "[";
            case CLOSE -> "]";
            case KEY -> value + ":";
            case VALUE -> value;
            case NULL -> "null";
          });
    }
    return String.join(" ", words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]|[ ]",
        " {\t} |[ ]",
        "[1, -2.5e1,true,false,null]|[ 1.0 -25.0 true false null ]",
        "{\"a\":1,\"b\":{\"c\":[\"x\"]}}|[ a: 1.0 b: [ c: [ x ] ] ]",
        "[0,[0]]|[ 0.0 [ 0.0 ] ]",
        "[\"a\" \"b\"]|[ a b ]",
        "{}garbage|[ ]",
        "[\"a\\\\\"]|[ a\\ ]",
      })
  void textComesApart(String json, String tokens) {
    assertThat(shown(lexer.feed(bytes(json)))).isEqualTo(tokens);
    assertThat(lexer.isComplete()).isTrue();
    assertThat(lexer.fault()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1,]|TRAILING_COMMA",
        "[1}|BRACKET_MISMATCH",
        "{]|BRACKET_MISMATCH",
        "]|BRACKET_MISMATCH",
        "{1:2}|HKEY_EXPECTED",
        "{[|HKEY_EXPECTED",
        "{\"a\":1 \"b\"|STRAY_TOKEN",
        "{\"a\":,|STRAY_TOKEN",
        "[,|STRAY_TOKEN",
        "[1:|STRAY_TOKEN",
        "{\"a\" \"b\"|MISSING_TOKEN",
        "{\"a\"}|VALUE_EXPECTED",
        "{\"a\":}|VALUE_EXPECTED",
        "{\"a\" 1|CANT_INSERT",
        "[1 2|CANT_INSERT",
        "[1 [|CANT_INSERT",
        "\"a\"|STRING_OUTSIDE_CONTAINER",
        "\\|ESCAPE_OUTSIDE_STRING",
        "[\"\\x|ESCAPE_INVALID",
        "['a|SPECIAL_EXPECTED",
        "[1\"|SPECIAL_EXPECTED",
        "[trux|SPECIAL_EXPECTED",
        "[tru]|SPECIAL_INCOMPLETE",
        "[01|INVALID_NUMBER",
        "[1.]|INVALID_NUMBER",
      })
  void faultsHaveTheFirmwaresNames(String json, String name) {
    lexer.feed(bytes(json));
    assertThat(lexer.fault()).hasValue(name);
    assertThat(lexer.isComplete()).isFalse();
  }

  @Test
  void controlCharactersAreWeird() {
    lexer.feed(bytes("[\u0001"));
    assertThat(lexer.fault()).hasValue("WEIRD_WHITESPACE");
    JsonLexer zero = new JsonLexer(20);
    zero.feed(bytes("[\0"));
    assertThat(zero.fault()).hasValue("FOUND_NULL_BYTE");
    JsonLexer string = new JsonLexer(20);
    string.feed(bytes("[\"a\n"));
    assertThat(string.fault()).hasValue("WEIRD_WHITESPACE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "12 ", "true\n", "[1", "[\"", "{\"a\"", "[[]"})
  void anEndThatIsNotThereYetIsNoFault(String json) {
    lexer.feed(bytes(json));
    assertThat(lexer.fault()).isEmpty();
    assertThat(lexer.isComplete()).isFalse();
  }

  @Test
  void depthIsBounded() {
    lexer.feed(bytes("[".repeat(19)));
    assertThat(lexer.fault()).isEmpty();
    lexer.feed(bytes("["));
    assertThat(lexer.fault()).hasValue("LEVELS_EXCEEDED");
    JsonLexer full = new JsonLexer(4);
    full.feed(bytes("[[[1"));
    assertThat(full.fault()).hasValue("LEVELS_EXCEEDED");
  }

  @Test
  void anyPiecesGiveTheSameTokens() {
    byte[] json = bytes("{\"k\\u0041\":[1.5e3,true,null,\"s\\\\\"],\"\":{},\"z\":-0}");
    String whole = shown(new JsonLexer(20).feed(json));
    assertThat(whole).isEqualTo("[ kA: [ 1500.0 true null s\\ ] : [ ] z: -0.0 ]");
    for (int cut = 0; cut <= json.length; cut++) {
      JsonLexer pieces = new JsonLexer(20);
      List<Token> tokens = new ArrayList<>(pieces.feed(Arrays.copyOf(json, cut)));
      tokens.addAll(pieces.feed(Arrays.copyOfRange(json, cut, json.length)));
      assertThat(shown(tokens)).isEqualTo(whole);
    }
  }

  @Test
  void noTextAtAllThrows() {
    Random random = new Random(11);
    String letters = "[]{}:,\"\\ 0123456789.eE+-truefalsn\0\u00ffu";
    for (int round = 0; round < 20_000; round++) {
      JsonLexer any = new JsonLexer(4 + random.nextInt(17));
      StringBuilder json = new StringBuilder(random.nextBoolean() ? "[" : "{");
      for (int i = random.nextInt(40); i > 0; i--) {
        json.append(letters.charAt(random.nextInt(letters.length())));
      }
      List<Token> tokens = any.feed(bytes(json.toString()));
      long open = tokens.stream().filter(token -> token.kind() == Kind.OPEN).count();
      long closed = tokens.stream().filter(token -> token.kind() == Kind.CLOSE).count();
      assertThat(any.isComplete()).as(json.toString()).isEqualTo(open > 0 && open == closed);
    }
  }
}
