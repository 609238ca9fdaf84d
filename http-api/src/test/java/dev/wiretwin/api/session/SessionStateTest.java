package dev.wiretwin.api.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionStateTest {
  @Test
  void onlyWhatIsNotConnectedMayConnect() {
    assertThat(SessionState.values())
        .filteredOn(SessionState::mayConnect)
        .containsExactly(SessionState.NEW, SessionState.CLOSED);
    assertThat(SessionState.CONNECTING.word()).isEqualTo("connecting");
  }
}
