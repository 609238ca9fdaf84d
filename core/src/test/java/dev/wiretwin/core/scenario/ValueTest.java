package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Bytes;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ValueTest {
  @ParameterizedTest
  @CsvSource({"20, 20", "20ms, 20", "1.5s, 1500", "2min, 120000", "0.5, 0", "600000, 600000"})
  void timesHaveUnits(String written, long ms) {
    Draft draft = Draft.of(written);
    assertThat(draft.value().millis()).isEqualTo(ms);
    assertThat(draft.complaints()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"7, 7", "'\"7\"', 7", "-3, -3", "+3, 3", "1_000, 1000", "0x1F, 31"})
  void wholeNumbersAreWrittenInManyWays(String written, int number) {
    Draft draft = Draft.of(written);
    assertThat(draft.value().integer(-10, 1000)).isEqualTo(number);
    assertThat(draft.complaints()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"8102, 8102", "'\"81 02\"', 8102", "0102, 0102", "'[81, \"02 0A\"]', 81020a"})
  void hexMayLookLikeANumberAndComeInPieces(String written, String hex) {
    Draft draft = Draft.of(written);
    assertThat(draft.value().hex()).isEqualTo(Bytes.fromHex(hex));
    assertThat(draft.complaints()).isEmpty();
  }

  @Test
  void otherScalars() {
    assertThat(Draft.of("0.05").value().decimal(0.001, 1000)).isEqualTo(0.05);
    assertThat(Draft.of("true").value().truth()).isTrue();
    assertThat(Draft.of("false").value().truth()).isFalse();
    assertThat(Draft.of("5").value().text()).isEqualTo("5");
    assertThat(Draft.of("close").value().word(List.of("close"))).isEqualTo("close");
    assertThat(Draft.of("Ã©").value().latin1()).isEqualTo("Ã©");
  }

  @Test
  void aValueTellsWhatItIs() {
    assertThat(Draft.of("a").value().isText()).isTrue();
    assertThat(Draft.of("1").value().isText()).isFalse();
    assertThat(Draft.of("1").value().isScalar()).isTrue();
    assertThat(Draft.of("~").value().isNothing()).isTrue();
    assertThat(Draft.of("~").value().isScalar()).isFalse();
    assertThat(Draft.of("true").value().isTruth()).isTrue();
    assertThat(Draft.of("[]").value().isList()).isTrue();
    assertThat(Draft.of("{}").value().isSection()).isTrue();
  }

  @Test
  void variablesStandForScalarsQuotedOrNot() {
    Map<String, String> variables = Map.of("size", "100");
    assertThat(Draft.of("\"{size}\"", variables).value().integer(0, 1000)).isEqualTo(100);
    assertThat(Draft.of("{size}", variables).value().integer(0, 1000)).isEqualTo(100);
    assertThat(Draft.of("{size}", variables).value().isSection()).isFalse();
    assertThat(Draft.of("{other}", variables).value().isSection()).isTrue();
    assertThat(Draft.of("x{size}", variables).value().text()).isEqualTo("x100");
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("[]", Value::text, "must be text, not a list"),
        fault("{a: 1}", Value::text, "must be text, not a mapping"),
        fault("~", Value::text, "must be text, not nothing"),
        fault("€", Value::latin1, "must have only characters up to U+00FF"),
        fault("text", v -> v.integer(0, 15), "must be 0 to 15, not \"text\""),
        fault("16", v -> v.integer(0, 15), "must be 0 to 15, not 16"),
        fault("-1", v -> v.integer(0, 15), "must be 0 to 15, not -1"),
        fault("1.5", v -> v.integer(0, 15), "must be 0 to 15, not 1.5"),
        fault("99999999999999999999", v -> v.integer(0, 15), "must be 0 to 15, not 999"),
        fault("true", v -> v.integer(0, 15), "must be 0 to 15, not true"),
        fault("0", v -> v.decimal(0.5, 2), "must be a number from 0.5 to 2.0, not 0"),
        fault(".nan", v -> v.decimal(0.5, 2), "must be a number from 0.5 to 2.0, not"),
        fault("1y", Value::millis, "must be a time from 0 to 10min, such as 20"),
        fault("-5ms", Value::millis, "must be a time from 0 to 10min"),
        fault("600001", Value::millis, "must be a time from 0 to 10min"),
        fault("11min", Value::millis, "must be a time from 0 to 10min"),
        fault("[]", Value::millis, "must be a time from 0 to 10min"),
        fault("yes", Value::truth, "must be true or false, not yes"),
        fault("816", Value::hex, "must be hex digits, two for each byte, not 816"),
        fault("8g", Value::hex, "must be hex digits, two for each byte, not \"8g\""),
        fault("{a: b}", Value::hex, "must be hex digits, two for each byte, not a mapping"),
        fault("{a: b}", v -> v.items(2), "must be a list, not a mapping"),
        fault("[1, 2, 3]", v -> v.items(2), "must have at most 2 entries, not 3"),
        fault("5", v -> v.section().all(), "must be a mapping of fields, not 5"),
        fault("clos", v -> v.word(List.of("close")), "\"clos\" is not known here: did you mean"),
        fault("x".repeat(50), v -> v.integer(0, 1), "not \"" + "x".repeat(40) + "…\""));
  }

  private static Arguments fault(String yaml, Function<Value, Object> read, String complaint) {
    return Arguments.of(yaml, read, complaint);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void whatIsWrongIsComplainedAbout(String yaml, Function<Value, Object> read, String complaint) {
    Draft draft = Draft.of(yaml);
    assertThat(read.apply(draft.value())).isNotNull();
    assertThat(draft.complaints()).singleElement().asString().contains("x: ", complaint);
  }

  @Test
  void itemsKnowTheirPaths() {
    assertThat(Draft.of("[a, b]").value().items(2))
        .map(Value::path)
        .containsExactly("x[0]", "x[1]");
  }

  @Test
  void tooMuchHexIsRefused() {
    Draft draft = Draft.of("abcd");
    draft.value().claim(Reading.MOST_PAYLOAD_BYTES);
    assertThat(draft.value().hex()).isEqualTo(Bytes.EMPTY);
    assertThat(draft.complaints()).hasSize(1);
  }

  @Test
  void aPlainValueIsWhatAnyLibraryWouldMakeOfIt() {
    Draft draft = Draft.of("{a: [1, 2.50, 0102, x, true, false, yes, ~], b: {}}");
    assertThat(draft.value().plain())
        .isEqualTo(
            Map.of(
                "a",
                Arrays.asList(
                    new BigDecimal("1"),
                    new BigDecimal("2.50"),
                    "0102",
                    "x",
                    true,
                    false,
                    "yes",
                    null),
                "b",
                Map.of()));
  }
}
