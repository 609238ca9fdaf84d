package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class CaseNumbersTest {
  private static int[] read(String text, int count) {
    return new CaseNumbers.Reader().convert(text).of(count);
  }

  @Test
  void numbersAndRangesAreTakenInTheOrderTheyWereNamed() {
    assertThat(read("7,1-3, 9 - 10", 20)).containsExactly(7, 1, 2, 3, 9, 10);
  }

  @Test
  void anOpenRangeGoesToTheLastCase() {
    assertThat(read("3-", 5)).containsExactly(3, 4, 5);
  }

  @Test
  void whatLiesBeyondTheLastCaseIsLeftOut() {
    assertThat(read("2-9,12", 3)).containsExactly(2, 3);
    assertThat(read("12", 3)).isEmpty();
  }

  @Test
  void allAreAll() {
    assertThat(CaseNumbers.ALL.of(3)).containsExactly(1, 2, 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "a", "1,,2", "3-1", "-", "-4", "1-2-3", "1234567", "٣"})
  void anythingElseIsRefusedWithAnExample(String text) {
    assertThatThrownBy(() -> read(text, 5))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("names no cases")
        .hasMessageContaining("1-20,33,40-");
  }
}
