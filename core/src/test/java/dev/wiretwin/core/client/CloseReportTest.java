package dev.wiretwin.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.engine.CloseFrame;
import dev.wiretwin.core.engine.Event;
import dev.wiretwin.core.engine.Outcome;
import dev.wiretwin.core.engine.Side;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CloseReportTest {
  private static final CloseFrame OURS = new CloseFrame(1000, "");
  private static final CloseFrame THEIRS = new CloseFrame(1001, "bye");

  private static Close report(Outcome outcome, Side first, CloseFrame sent, CloseFrame received) {
    return CloseReport.of(
        new Event.Closed(outcome, first, Optional.ofNullable(sent), Optional.ofNullable(received)));
  }

  @Test
  void aCompleteClosingHandshakeIsCleanAndSaidSo() {
    assertThat(report(new Outcome.ClosedByPeer(1001, "bye"), Side.PEER, OURS, THEIRS))
        .isEqualTo(
            new Close(
                -6,
                Side.PEER,
                Optional.of(OURS),
                Optional.of(THEIRS),
                true,
                OptionalInt.empty(),
                "The peer asked to close with code 1001 \"bye\"; the closing handshake is complete."));
  }

  @Test
  void aCloseFrameWithoutAnAnswerIsNotClean() {
    Close close = report(new Outcome.ClosedByUs(), Side.US, OURS, null);
    assertThat(close.clean()).isFalse();
    assertThat(close.sentence())
        .isEqualTo("We asked to close; our close frame 1000 was not answered.");
  }

  @Test
  void withoutCloseFramesTheCauseIsAllThereIsToSay() {
    assertThat(report(new Outcome.NameNotFound("lab.test"), Side.US, null, null).sentence())
        .isEqualTo("No address found for host lab.test.");
  }

  @Test
  void aRefusalHasItsHttpStatusBesideIt() {
    Close close = report(new Outcome.Refused(503, "Busy"), Side.PEER, null, null);
    assertThat(close.status()).isEqualTo(-17);
    assertThat(close.httpStatus()).hasValue(503);
  }
}
