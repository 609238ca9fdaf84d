package dev.wiretwin.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndingTest {
  private static final CloseFrame BYE = new CloseFrame(1000, "bye");
  private static final CloseFrame AWAY = new CloseFrame(1001, "");

  private final Ending ending = new Ending();

  @Test
  void theFirstCauseAndTheFirstMoverAreKept() {
    ending.because(new Outcome.ClosedByPeer(1001, ""), Side.PEER);
    ending.because(new Outcome.Lost(Outcome.Cause.RESET, "reset"), Side.US);
    assertThat(ending.event().outcome()).isEqualTo(new Outcome.ClosedByPeer(1001, ""));
    assertThat(ending.event().first()).isEqualTo(Side.PEER);
  }

  @Test
  void withoutCloseFramesThereIsNothingToTellOfThemAndNothingClean() {
    ending.because(new Outcome.Unhealthy(2), Side.US);
    Event.Closed event = ending.event();
    assertThat(event.sent()).isEmpty();
    assertThat(event.received()).isEmpty();
    assertThat(event.clean()).isFalse();
  }

  @Test
  void bothCloseFramesMakeItClean() {
    ending.because(new Outcome.ClosedByUs(), Side.US);
    ending.sent(BYE);
    assertThat(ending.event().clean()).isFalse();
    ending.received(AWAY);
    assertThat(ending.event())
        .isEqualTo(
            new Event.Closed(
                new Outcome.ClosedByUs(), Side.US, Optional.of(BYE), Optional.of(AWAY)));
    assertThat(ending.event().clean()).isTrue();
  }
}
