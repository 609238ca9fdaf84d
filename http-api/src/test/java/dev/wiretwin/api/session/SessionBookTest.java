package dev.wiretwin.api.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

class SessionBookTest {
  private static final Duration WAIT = Duration.ofSeconds(5);
  private static final SessionInfo INFO =
      new SessionInfo("s1-a", "board:virt0", SessionState.OPEN, "t", "t", null, 1, null);

  private final TestRoom room = new TestRoom();
  private final SessionBook book =
      new SessionBook("s1-a", "board:virt0", room.around, new ReentrantLock(), () -> INFO);

  @Test
  void whatHappensIsWrittenDownOnceAndToldEverywhere() throws Exception {
    CompletableFuture<EventPage> reader = book.events(0, 10, WAIT);
    SessionEvent event = book.add(SessionEvent.CONNECTION, Facts.NONE);
    assertThat(reader.join().events()).containsExactly(event);
    assertThat(room.counted).containsExactly("board:virt0 connection");
    var entry = room.feed.after(0, any -> true, Duration.ZERO).entries().get(0);
    assertThat(entry.type()).isEqualTo("session.connection");
    assertThat(entry.subject().board()).isEqualTo("virt0");
    assertThat(entry.subject().session()).isEqualTo("s1-a");
    assertThat(book.last()).isOne();
  }

  @Test
  void theFeedIsSparedWhatOnlyTheLogNeeds() {
    book.add(SessionEvent.CONNECTING, Facts.ofUrl("ws://a/"));
    book.add(SessionEvent.CLOSING, Facts.ofClosing(null, null));
    assertThat(room.told()).isEmpty();
    assertThat(book.last()).isEqualTo(2);
  }

  @Test
  void aVerbIsAnsweredAtOnceOrByWhatComesOrByTheClock() {
    SessionEvent sent = book.add(SessionEvent.SENT, Payload.text("a", 1, 9));
    assertThat(book.outcome(Goal.SEND, sent, Duration.ZERO).join())
        .isEqualTo(new Outcome("sent", sent, INFO));
    CompletableFuture<Outcome> answered = book.outcome(Goal.SEND, sent, WAIT);
    SessionEvent received = book.add(SessionEvent.RECEIVE, Payload.text("b", 1, 9));
    assertThat(answered.join()).isEqualTo(new Outcome("received", received, INFO));
    CompletableFuture<Outcome> late = book.outcome(Goal.SEND, sent, WAIT);
    room.timers.pass(WAIT);
    assertThat(late.join()).isEqualTo(new Outcome("pending", sent, INFO));
  }

  @Test
  void eachEventIsAUse() {
    room.timers.pass(Duration.ofMinutes(1));
    book.add(SessionEvent.CONNECTION, Facts.NONE);
    assertThat(book.lastUsed()).isEqualTo(room.timers.now());
    room.timers.pass(Duration.ofMinutes(1));
    book.use();
    assertThat(SessionBook.words(book.lastUsed())).isEqualTo("2026-11-30T10:02:00Z");
  }
}
