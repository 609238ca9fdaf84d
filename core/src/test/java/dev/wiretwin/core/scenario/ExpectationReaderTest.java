package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Bytes;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExpectationReaderTest {
  private static final OptionalInt NONE = OptionalInt.empty();

  private static Expectation bare(int c, String event, boolean never) {
    return new Expectation(
        c, event, NONE, NONE, Optional.empty(), Optional.empty(), NONE, NONE, never);
  }

  private static Expectation received(String text, OptionalInt opcode) {
    return new Expectation(
        1,
        "receive",
        NONE,
        opcode,
        Optional.of(Bytes.utf8(text)),
        Optional.empty(),
        NONE,
        NONE,
        false);
  }

  private static Expectation closed(OptionalInt status, OptionalInt code, OptionalInt http) {
    return new Expectation(
        1, "close", status, NONE, Optional.empty(), Optional.of(true), code, http, false);
  }

  static Stream<Arguments> expectations() {
    OptionalInt minus6 = OptionalInt.of(-6);
    OptionalInt code = OptionalInt.of(1001);
    return Stream.of(
        Arguments.of("connection", bare(1, "connection", false)),
        Arguments.of("{event: connection, c: 2}", bare(2, "connection", false)),
        Arguments.of("{event: error}", bare(1, "error", false)),
        Arguments.of("{never: receive}", bare(1, "receive", true)),
        Arguments.of("{event: receive, text: hi}", received("hi", NONE)),
        Arguments.of("{event: receive, hex: 6869, opcode: 2}", received("hi", OptionalInt.of(2))),
        Arguments.of("{receive: hi, repeat: 2}", received("hihi", NONE)),
        Arguments.of(
            "{event: close, status: -6, clean: true, code: 1001}", closed(minus6, code, NONE)),
        Arguments.of(
            "{close: -17, clean: true, http: 503}",
            closed(OptionalInt.of(-17), NONE, OptionalInt.of(503))));
  }

  @ParameterizedTest
  @MethodSource("expectations")
  void eachExpectationIsRead(String yaml, Expectation expectation) {
    Draft draft = Draft.of("[" + yaml + "]");
    assertThat(ExpectationReader.read(draft.value(), Set.of(1, 2))).containsExactly(expectation);
    assertThat(draft.complaints()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{event: clos}                 | x[0].event: \"clos\" is not known here: did you mean \"close\"?",
        "event                         | x[0]: must name an event: connection, receive, close, error",
        "{close: -6, c: 3}             | x[0]: expects something of client 3, which is never created",
        "{close: -1000}                | x[0].close: must be -999 to 0, not -1000",
        "{event: close, http: 99}      | x[0].http: must be 100 to 599, not 99",
        "{event: close, clean: maybe}  | x[0].clean: must be true or false, not \"maybe\"",
        "{receive: a, status: -6}      | x[0]: has status, clean, code or http, which only close events carry",
        "{close: -6, text: a}          | x[0]: has text, hex or opcode, which only receive events carry",
        "{event: receive, text: a, hex: 00} | x[0]: has both text and hex: give one of them",
        "{connection: 5}               | x[0].connection: must stand alone: connection carries nothing",
        "{close: -6, stat: 5}          | x[0].stat: unknown field: did you mean \"status\"?",
      })
  void whatIsWrongIsComplainedAbout(String yaml, String complaint) {
    Draft draft = Draft.of("[" + yaml + "]");
    ExpectationReader.read(draft.value(), Set.of(1));
    assertThat(draft.complaints()).containsExactly(complaint);
  }

  @Test
  void whatIsWantedCannotBeForbidden() {
    Draft draft =
        Draft.of(
            "[receive: a, never: receive, never: close, {close: -6},"
                + " {never: connection, c: 2}, connection, {never: error}]");
    ExpectationReader.read(draft.value(), Set.of(1, 2));
    assertThat(draft.complaints())
        .containsExactly(
            "x[1]: contradicts an entry above: receive is wanted, and never",
            "x[3]: contradicts an entry above: close is wanted, and never");
  }

  @Test
  void aParticularOneMayBeForbiddenWhereAnotherIsWanted() {
    Draft draft = Draft.of("[receive: a, {never: receive, text: b}]");
    assertThat(ExpectationReader.read(draft.value(), Set.of(1))).hasSize(2);
    assertThat(draft.complaints()).isEmpty();
  }
}
