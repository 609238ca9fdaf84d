package dev.wiretwin.api.session;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class SessionWatchTest {
  @Test
  void nobodyIsToldAnythingAndMindsNothing() {
    SessionWatch nobody = SessionWatch.NOBODY;
    assertThatCode(
            () -> {
              nobody.happened("jvm", new SessionEvent(1, "t", SessionEvent.SENT, Facts.NONE));
              nobody.answered("jvm", 1);
            })
        .doesNotThrowAnyException();
  }
}
