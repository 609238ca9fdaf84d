package dev.wiretwin.api.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TargetInfoTest {
  @Test
  void aBoardIsLessExactThanTheClientOfThisProgram() {
    assertThat(TargetInfo.Kind.LUA_BOARD.blurMs()).isGreaterThan(TargetInfo.Kind.JVM.blurMs());
    assertThat(TargetInfo.JVM.kind().blurMs()).isPositive();
  }
}
