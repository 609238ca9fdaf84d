package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileModeTest {
  @ParameterizedTest
  @CsvSource({
    "r,  true,  false, false, false, false",
    "w,  false, true,  true,  false, true",
    "a,  false, true,  false, true,  true",
    "r+, true,  true,  false, false, false",
    "w+, true,  true,  true,  false, true",
    "a+, true,  true,  false, true,  true",
    "rb, true,  false, false, false, false"
  })
  void aModeSaysWhatIsAllowed(
      String word,
      boolean reads,
      boolean writes,
      boolean empties,
      boolean appends,
      boolean creates) {
    FileMode mode = FileMode.of(word);
    assertThat(mode.reads()).isEqualTo(reads);
    assertThat(mode.writes()).isEqualTo(writes);
    assertThat(mode.empties()).isEqualTo(empties);
    assertThat(mode.appends()).isEqualTo(appends);
    assertThat(mode.creates()).isEqualTo(creates);
  }
}
