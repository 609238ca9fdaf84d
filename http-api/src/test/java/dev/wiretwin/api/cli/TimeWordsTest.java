package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeWordsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 ms",
    "999, 999 ms",
    "1000, 1.0 s",
    "9940, 9.9 s",
    "10000, 10 s",
    "59999, 59 s",
    "151000, 2 min 31 s",
    "3600000, 1 h 0 min",
    "7380000, 2 h 3 min"
  })
  void timesAreSaidAsPeopleSayThem(long ms, String words) {
    assertThat(TimeWords.ofMs(ms)).isEqualTo(words);
  }
}
