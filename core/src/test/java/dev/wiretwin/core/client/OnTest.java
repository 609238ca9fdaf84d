package dev.wiretwin.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OnTest {
  @Test
  void theEventsHaveTheNamesOfTheModule() {
    assertThat(new On<?>[] {On.CONNECTION, On.RECEIVE, On.CLOSE})
        .extracting(On::toString)
        .containsExactly("connection", "receive", "close");
  }
}
