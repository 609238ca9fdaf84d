package dev.wiretwin.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.refusal.RefusalCode;
import org.junit.jupiter.api.Test;

class MissingTest {
  @Test
  void whatIsMissingIsNamed() {
    assertThat(Missing.comparison("c7"))
        .hasMessageContaining("c7")
        .matches(refusal -> refusal.code() == RefusalCode.COMPARISON_NOT_FOUND);
  }
}
