package dev.wiretwin.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.client.ClientConfig;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EchoRoundTest {
  private final EchoRound round = new EchoRound();

  @Test
  void threeMessagesThatComeBackAreNoFault() throws Exception {
    assertThat(new DemoStage(Instant.now()).echo().fault()).isEmpty();
  }

  @Test
  void anotherAnswerIsAFaultAndEndsTheRound() throws Exception {
    visit(0x81, 0x02, 'h', 'i');
    assertThat(round.fault()).contains("message 1 did not come back as it was sent");
  }

  @Test
  void aServerThatLeavesEarlyIsAFault() throws Exception {
    visit(0x88, 0x00);
    assertThat(round.fault()).contains("0 of 3 messages came back");
  }

  private void visit(int... answer) throws Exception {
    try (ScriptedPeer peer =
        ScriptedPeer.start(
            line -> {
              line.openProperly();
              line.readFrame();
              line.send(answer);
              line.awaitCloseFrame();
              line.send(0x88, 0x00);
            })) {
      assertThat(Visit.to(peer.url(), ClientConfig.DEFAULT, round)).isPresent();
    }
  }
}
