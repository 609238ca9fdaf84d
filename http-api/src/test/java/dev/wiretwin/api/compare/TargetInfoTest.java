package dev.wiretwin.api.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TargetInfoTest {
  @Test
  void aBoardIsAllowedToBeLaterThanTheJvm() {
    assertThat(TargetInfo.JVM.name()).isEqualTo("jvm");
    assertThat(TargetInfo.JVM.kind()).isEqualTo(TargetInfo.Kind.JVM);
    assertThat(TargetInfo.Kind.LUA_BOARD.blurMs()).isGreaterThan(TargetInfo.Kind.JVM.blurMs());
  }
}
