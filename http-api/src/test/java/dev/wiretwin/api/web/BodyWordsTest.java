package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BodyWordsTest {

  private enum Kind {
    big,
    small
  }

  private record Inner(int depth, double weight) {
    Inner {
      if (depth > 5) {
        throw new IllegalArgumentException("depth is 5 at the most");
      }
    }
  }

  private record Wish(
      String target,
      Kind kind,
      Integer size,
      Long count,
      Boolean on,
      List<Inner> inner,
      Map<String, String> headers) {}

  private record Empty() {}

  @Test
  void aMisspelledFieldIsGuessed() {
    says("{\"targt\":\"jvm\"}", "targt is not known here: did you mean target?");
    says("{\"inner\":[{\"depth\":1}]}", "inner[0].weight is missing");
    says(
        "{\"inner\":[{\"dpeth\":1,\"depth\":1,\"weight\":1}]}",
        "inner[0].dpeth is not known here: did you mean depth?");
    says(
        "{\"zzzzzz\":1}",
        "zzzzzz is not known here: known are count, headers, inner, kind, on, size, target");
  }

  @Test
  void aFieldOfAnotherKindIsNamedWithWhatItMustBe() {
    says("{\"target\":1}", "target must be a text");
    says("{\"kind\":\"huge\"}", "kind must be one of big, small");
    says("{\"size\":\"x\"}", "size must be a whole number from -2147483648 to 2147483647");
    says("{\"count\":\"x\"}", "count must be a whole number");
    says("{\"on\":\"x\"}", "on must be true or false");
    says("{\"inner\":{}}", "inner must be a list");
    says("{\"inner\":[1]}", "inner[0] must be an object");
    says("{\"inner\":[{\"weight\":\"x\"}]}", "inner[0].weight must be a number");
    says("{\"headers\":[]}", "headers must be an object");
    says("{\"headers\":{\"a\":{}}}", "headers.a must be a text");
    says("[]", "the body must be an object");
  }

  @Test
  void whatAValueSaysOfItselfIsPassedOn() {
    says("{\"inner\":[{\"depth\":6,\"weight\":1}]}", "inner[0]: depth is 5 at the most");
  }

  @Test
  void whatIsNoJsonIsNamedWithItsPlace() {
    assertThat(words("{\"target\":}"))
        .startsWith("the body is no JSON: ")
        .endsWith("(line 1, column 11)");
    assertThat(words("{\"on\":true")).contains("Unexpected end-of-input");
  }

  @Test
  void whatIsTooDeepOrTooLongSaysSo() {
    String deep = "{\"inner\":" + "[".repeat(100);
    assertThat(words(deep))
        .isIn(
            "the body is nested too deep, or has a text or number that is too long",
            "inner[0] must be an object");
    says(
        "{\"target\":\"" + "x".repeat(2_000) + "\"}",
        "the body is nested too deep, or has a text or number that is too long");
  }

  private static void says(String body, String sentence) {
    assertThat(words(body)).isEqualTo(sentence);
  }

  private static String words(String body) {
    try {
      return "read: " + Json.mapper(1_000).readValue(body, Wish.class);
    } catch (JsonProcessingException wrong) {
      return BodyWords.of(wrong);
    }
  }
}
