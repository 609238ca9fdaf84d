package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeHeadersTest {

  @Test
  void aFileNameCannotBeAnotherHeader() {
    assertThat(SafeHeaders.saveAs("r\"\r\nX: y.html"))
        .isEqualTo("attachment; filename=\"r___X__y.html\"");
  }

  @Test
  void everyAnswerIsKeptHarmless() {
    assertThat(SafeHeaders.ALL).containsEntry("Cache-Control", "no-store").hasSize(7);
  }
}
