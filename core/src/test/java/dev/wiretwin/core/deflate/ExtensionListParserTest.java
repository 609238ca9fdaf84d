package dev.wiretwin.core.deflate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wiretwin.core.deflate.Extension.Parameter;
import dev.wiretwin.core.frame.ProtocolViolation;
import dev.wiretwin.core.frame.ProtocolViolation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtensionListParserTest {
  @Test
  void elementsParametersAndValuesComeInTheirOrder() {
    assertThat(ExtensionListParser.parse(List.of("foo, bar; baz=2 ; qux", "foo;a=\"b\"")))
        .containsExactly(
            new Extension("foo", List.of()),
            new Extension(
                "bar",
                List.of(
                    new Parameter("baz", Optional.of("2")),
                    new Parameter("qux", Optional.empty()))),
            new Extension("foo", List.of(new Parameter("a", Optional.of("b")))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      quoteCharacter = '\u0001',
      value = {
        "a;b=\"c\"|c",
        "a;b=\"\\c\"|c",
        "a;b=\"c\\d\"|cd",
        "a ; b = c |c",
        "a;b=\t\"c\" |c",
        "a;b=\"c\",|c",
        ",a;b=c|c"
      })
  void valuesMayBeQuotedAndSpacedOut(String header, String value) {
    assertThat(ExtensionListParser.parse(List.of(header)))
        .containsExactly(new Extension("a", List.of(new Parameter("b", Optional.of(value)))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ",", " , ,\t,"})
  void emptyElementsMeanNothing(String header) {
    assertThat(ExtensionListParser.parse(List.of(header))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ";",
        "a;",
        "a;;b",
        "a;=b",
        "a;b=",
        "a;b=,c",
        "a b",
        "a;b c",
        "a=b",
        "a/b",
        "a;b=\"",
        "a;b=\"c",
        "a;b=\"c\\",
        "a;b=\"c\\\"",
        "a;b=\"\"",
        "a;b=\"c d\"",
        "a;b=\"c\"d",
        "a;b=c=d",
        "é",
        "a;b=é",
        "\"a\"",
        "a, ;b",
        "a;b=\"c,d\""
      })
  void whatTheGrammarForbidsIsAHandshakeViolation(String header) {
    assertThatExceptionOfType(ProtocolViolation.class)
        .isThrownBy(() -> ExtensionListParser.parse(List.of(header)))
        .withMessageStartingWith("the Sec-WebSocket-Extensions header is malformed: ")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.HANDSHAKE));
  }

  @Test
  void anyTextIsReadOrRejectedAsDocumented() {
    Random random = new Random(20);
    String alphabet = "abc9;;,,==\"\\ \t/é";
    int read = 0;
    int rejected = 0;
    for (int run = 0; run < 20_000; run++) {
      List<String> headers = new ArrayList<>();
      for (int line = random.nextInt(3); line >= 0; line--) {
        StringBuilder text = new StringBuilder();
        random
            .ints(random.nextInt(12), 0, alphabet.length())
            .forEach(i -> text.append(alphabet.charAt(i)));
        headers.add(text.toString());
      }
      try {
        for (Extension extension : ExtensionListParser.parse(headers)) {
          assertThat(Token.isToken(extension.name())).isTrue();
        }
        read++;
      } catch (ProtocolViolation e) {
        assertThat(e.kind()).isEqualTo(Kind.HANDSHAKE);
        rejected++;
      }
    }
    assertThat(read).isPositive();
    assertThat(rejected).isPositive();
  }
}
