package dev.wiretwin.api.session;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class UnwatchedTest {
  @Test
  void nobodyIsToldAnythingAndMindsNothing() {
    SessionWatch nobody = new Unwatched();
    assertThatCode(
            () -> {
              nobody.happened("jvm", new SessionEvent(1, "t", SessionEvent.SENT, Facts.NONE));
              nobody.answered("jvm", 1);
            })
        .doesNotThrowAnyException();
  }
}
