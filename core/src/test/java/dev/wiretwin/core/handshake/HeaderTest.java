package dev.wiretwin.core.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeaderTest {
  @Test
  void aNameIsTheSameInAnyCase() {
    Header header = new Header("User-Agent", "x");
    assertThat(header.isNamed("user-AGENT")).isTrue();
    assertThat(header.isNamed("User-Agent ")).isFalse();
    assertThat(header.isNamed("x")).isFalse();
  }
}
