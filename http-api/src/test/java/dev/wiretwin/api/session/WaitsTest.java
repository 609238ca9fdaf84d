package dev.wiretwin.api.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WaitsTest {
  private static final SessionEvent CLOSE = new SessionEvent(2, "", "close", Facts.NONE);
  private static final SessionEvent SENT = new SessionEvent(3, "", "sent", Facts.NONE);

  private final TestRoom room = new TestRoom();
  private final Waits waits = new Waits(room.around);

  private CompletableFuture<String> forClose() {
    return waits.add(
        event -> event.type().equals("close"),
        (event, session) -> event == null ? "late" : event.type(),
        Duration.ofSeconds(1),
        future -> waits.late(future, null));
  }

  @Test
  void theWantedEventIsToldAndTheClockStops() {
    CompletableFuture<String> wait = forClose();
    waits.happened(SENT, () -> null);
    assertThat(wait).isNotDone();
    waits.happened(CLOSE, () -> null);
    assertThat(wait).isCompletedWithValue("close");
    assertThat(room.timers.waiting()).isZero();
  }

  @Test
  void onlyTheFirstCounts() {
    CompletableFuture<String> wait = forClose();
    waits.happened(CLOSE, () -> null);
    waits.happened(SENT, () -> null);
    assertThat(wait).isCompletedWithValue("close");
  }

  @Test
  void whenTheTimeIsOverThatIsTheAnswer() {
    CompletableFuture<String> first = forClose();
    room.timers.pass(Duration.ofMillis(500));
    CompletableFuture<String> second = forClose();
    room.timers.pass(Duration.ofMillis(500));
    assertThat(first).isCompletedWithValue("late");
    assertThat(second).isNotDone();
  }
}
