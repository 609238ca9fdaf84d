package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBareTest {
  private JsonBare bare;

  /** The first fault on the way, or at the end. */
  private Optional<String> fault(String text) {
    bare = new JsonBare(text.charAt(0));
    for (char c : text.substring(1).toCharArray()) {
      Optional<String> fault = bare.take(c);
      if (fault.isPresent()) {
        return fault;
      }
    }
    return bare.end();
  }

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "7,7",
    "120,120",
    "-1,-1",
    "-0,0",
    "-01,-1",
    "0.25,0.25",
    "-0.5,-0.5",
    "1e3,1000",
    "1E+3,1000",
    "25e-1,2.5",
    "1.e5,100000",
    "1e5.3,0",
    "-12.5e1,-125"
  })
  void numbersHaveTheirValue(String text, double value) {
    assertThat(fault(text)).isEmpty();
    assertThat((Double) bare.value() + 0.0).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-", "--1", "-x", "00", "0x", "1.", "1..2", "1e", "1e+", "1ee", "1-2", "1a", "1+"})
  void otherNumbersAreInvalid(String text) {
    assertThat(fault(text)).hasValue("INVALID_NUMBER");
  }

  @Test
  void wordsHaveTheirValue() {
    assertThat(fault("true")).isEmpty();
    assertThat(bare.value()).isEqualTo(true);
    assertThat(fault("false")).isEmpty();
    assertThat(bare.value()).isEqualTo(false);
    assertThat(fault("null")).isEmpty();
    assertThat(bare.value()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "nul,SPECIAL_INCOMPLETE",
    "t,SPECIAL_INCOMPLETE",
    "nil,SPECIAL_EXPECTED",
    "truee,SPECIAL_EXPECTED"
  })
  void otherWordsAreFaults(String text, String name) {
    assertThat(fault(text)).hasValue(name);
  }

  @Test
  void onlySomeLettersBeginOne() {
    assertThat("-0123456789tfn".chars().allMatch(c -> JsonBare.begins((char) c))).isTrue();
    assertThat("+.aN\"[\0\u00ff".chars().noneMatch(c -> JsonBare.begins((char) c))).isTrue();
  }
}
