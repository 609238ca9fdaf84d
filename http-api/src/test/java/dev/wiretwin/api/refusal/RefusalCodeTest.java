package dev.wiretwin.api.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefusalCodeTest {

  @Test
  void codesAreWordsForProgramsAndTitlesForPeople() {
    assertThat(RefusalCode.BOARD_LEASED.code()).isEqualTo("board-leased");
    for (RefusalCode code : RefusalCode.values()) {
      assertThat(code.code()).matches("[a-z]+(-[a-z]+)*");
      assertThat(code.title()).matches("[A-Z].*[^.]");
    }
  }
}
