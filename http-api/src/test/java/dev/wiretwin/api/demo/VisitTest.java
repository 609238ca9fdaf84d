package dev.wiretwin.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.client.Close;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class VisitTest {
  @Test
  void theCloseEventIsTheAnswer() throws Exception {
    assertThat(Visit.to("ws://:1/", ClientConfig.DEFAULT, client -> {}))
        .map(Close::status)
        .contains(-4);
  }

  @Test
  void aClientThatNeverEndsIsGivenUp() throws Exception {
    try (ScriptedPeer silent = ScriptedPeer.start(PeerLine::awaitEnd)) {
      assertThat(Visit.to(silent.url(), ClientConfig.DEFAULT, client -> {}, Duration.ofMillis(20)))
          .isEmpty();
    }
  }
}
