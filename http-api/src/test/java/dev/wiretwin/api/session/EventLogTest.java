package dev.wiretwin.api.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventLogTest {
  private static final String AT = "2026-11-30T10:00:00Z";

  private static EventLog filled(EventLog log, int events) {
    for (int i = 0; i < events; i++) {
      log.add(AT, SessionEvent.CONNECTION, Facts.NONE);
    }
    return log;
  }

  @Test
  void numbersBeginAtOneAndHaveNoHoles() {
    EventLog log = filled(new EventLog(10, 10_000), 3);
    assertThat(log.after(0, 10).events())
        .extracting(SessionEvent::number)
        .containsExactly(1L, 2L, 3L);
    assertThat(log.last()).isEqualTo(3);
  }

  @Test
  void aReaderGoesOnWhereItEnded() {
    EventLog log = filled(new EventLog(10, 10_000), 5);
    EventPage page = log.after(1, 2);
    assertThat(page.events()).extracting(SessionEvent::number).containsExactly(2L, 3L);
    assertThat(page.next()).isEqualTo(3);
    assertThat(log.after(page.next(), 10).next()).isEqualTo(5);
  }

  @Test
  void theOldestGoFirstAndAGapStandsForThem() {
    EventLog log = filled(new EventLog(3, 10_000), 10);
    EventPage page = log.after(4, 10);
    assertThat(page.missed()).isEqualTo(3);
    assertThat(page.events())
        .extracting(SessionEvent::type)
        .containsExactly("gap", "connection", "connection", "connection");
    assertThat(page.events().get(0)).isEqualTo(new SessionEvent(7, AT, "gap", Facts.ofGap(3)));
    assertThat(page.next()).isEqualTo(10);
  }

  @Test
  void whoHasSeenTheLostOnesMissesNothing() {
    EventLog log = filled(new EventLog(3, 10_000), 10);
    assertThat(log.after(7, 10).missed()).isZero();
    assertThat(log.after(7, 10).events()).hasSize(3);
  }

  @Test
  void memoryIsBoundedByWhatMessagesTake() {
    EventLog log = new EventLog(1_000, 10_000);
    for (int i = 0; i < 50; i++) {
      log.add(AT, SessionEvent.RECEIVE, Payload.text("x".repeat(800), 800, 1_000));
    }
    assertThat(log.after(0, 1_000).events()).hasSize(1 + 10);
  }

  @Test
  void theLatestIsKeptHoweverLargeItIs() {
    EventLog log = filled(new EventLog(10, 500), 2);
    log.add(AT, SessionEvent.RECEIVE, Payload.text("x".repeat(5_000), 5_000, 9_000));
    assertThat(log.after(0, 10).events()).extracting(SessionEvent::number).containsExactly(2L, 3L);
  }

  @Test
  void aReaderFromAnotherLifeIsShownWhereItIsNow() {
    EventLog log = filled(new EventLog(10, 10_000), 2);
    assertThat(log.after(99, 10)).isEqualTo(new EventPage(java.util.List.of(), 0, 2));
    assertThat(new EventLog(10, 10).after(0, 10).next()).isZero();
  }
}
