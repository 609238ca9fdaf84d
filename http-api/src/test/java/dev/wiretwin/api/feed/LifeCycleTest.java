package dev.wiretwin.api.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifeCycleTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "service.started",
        "board.lease",
        "comparison.cut-off",
        "lab.stopped",
        "session.opened",
        "session.ended"
      })
  void beginningsAndEndsAreKept(String type) {
    assertThat(LifeCycle.isKept(type)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"session.receive", "session.sent", "session.connection", "gap"})
  void trafficIsNot(String type) {
    assertThat(LifeCycle.isKept(type)).isFalse();
  }
}
