package dev.wiretwin.api.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalTest {
  private static SessionEvent event(String type) {
    return new SessionEvent(1, "", type, Facts.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "CONNECT, connection, true",
    "CONNECT, close, true",
    "CONNECT, receive, false",
    "SEND, receive, true",
    "SEND, close, true",
    "SEND, sent, false",
    "CLOSE, receive, false",
    "CLOSE, close, true",
    "CLOSE, ended, true"
  })
  void eachVerbHasEventsThatDecideIt(Goal goal, String type, boolean decides) {
    assertThat(goal.isReachedBy(event(type))).isEqualTo(decides);
  }

  @Test
  void eachOfThemHasItsWord() {
    assertThat(Goal.outcome(event("connection"))).isEqualTo("open");
    assertThat(Goal.outcome(event("receive"))).isEqualTo("received");
    assertThat(Goal.outcome(event("close"))).isEqualTo("closed");
    assertThat(Goal.SEND.atOnce()).isEqualTo("sent");
    assertThat(Goal.CONNECT.atOnce()).isEqualTo("pending");
  }
}
