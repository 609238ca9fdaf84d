package dev.wiretwin.api.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SessionTest {
  private static final String URL = "ws://127.0.0.1:9/";
  private static final Duration NOW = Duration.ZERO;
  private static final Duration WAIT = Duration.ofSeconds(10);

  private final TestRoom room = new TestRoom();
  private final HandClient client = (HandClient) room.newClient(OptionalLong.empty());
  private final Session session = new Session("s1-aaaa", "jvm", client, room.around);

  private static Outgoing text(String text) {
    return Outgoing.of(text, null, null);
  }

  private void open() {
    session.connect(URL, NOW);
    client.opens();
  }

  private List<String> events() {
    return session.events(0, Session.PAGE, NOW).join().events().stream()
        .map(SessionEvent::type)
        .toList();
  }

  private static void refused(RefusalCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  @Test
  void aFreshOneIsNewAndSaysSo() {
    SessionInfo info = session.look();
    assertThat(info.state()).isEqualTo(SessionState.NEW);
    assertThat(info.createdAt()).isEqualTo("2026-11-30T10:00:00Z");
    assertThat(info.lastEvent()).isEqualTo(1);
    assertThat(info.url()).isNull();
    assertThat(events()).containsExactly("opened");
    assertThat(session.target()).isEqualTo("jvm");
    assertThat(room.told()).containsExactly("session.opened {\"number\":1,\"target\":\"jvm\"}");
  }

  @Test
  void aWholeLifeIsInTheLogInItsOrder() {
    open();
    session.send(text("hi"), NOW);
    client.receives("hi");
    session.close(Optional.of(3000), "bye", NOW);
    assertThat(session.look().state()).isEqualTo(SessionState.CLOSING);
    client.closes(0);
    assertThat(events())
        .containsExactly(
            "opened", "connecting", "connection", "sent", "receive", "closing", "close");
    assertThat(client.verbs).containsExactly("connect " + URL, "send 1 hi", "close 3000 bye");
    SessionInfo info = session.look();
    assertThat(info.state()).isEqualTo(SessionState.CLOSED);
    assertThat(info.close().status()).isZero();
    assertThat(info.close().meaning()).isEqualTo("closed by the user, or gracefully");
    assertThat(room.counted).contains("jvm sent", "jvm receive", "jvm close");
  }

  @Test
  void whoeverWaitsForTheConnectionIsTold() {
    CompletableFuture<Outcome> wait = session.connect(URL, WAIT);
    assertThat(wait).isNotDone();
    client.opens();
    Outcome outcome = wait.join();
    assertThat(outcome.outcome()).isEqualTo("open");
    assertThat(outcome.event().type()).isEqualTo("connection");
    assertThat(outcome.session().state()).isEqualTo(SessionState.OPEN);
    assertThat(room.timers.waiting()).isZero();
  }

  @Test
  void aRefusedConnectionIsAnOutcomeAndNoFault() {
    CompletableFuture<Outcome> wait = session.connect(URL, WAIT);
    client.closes(-17);
    assertThat(wait.join().outcome()).isEqualTo("closed");
    assertThat(wait.join().event().facts()).isEqualTo(session.look().close());
  }

  @Test
  void aWaitSeesTheOutcomeOfItsOwnAttemptAndNotOfTheOneBefore() {
    session.connect(URL, NOW);
    refused(RefusalCode.SESSION_BUSY, () -> session.connect(URL, WAIT));
    client.closes(-18);
    CompletableFuture<Outcome> second = session.connect(URL, WAIT);
    assertThat(second).isNotDone();
    client.opens();
    assertThat(second.join().outcome()).isEqualTo("open");
  }

  @Test
  void aWaitThatIsTooShortIsPendingAndTheConnectionGoesOn() {
    CompletableFuture<Outcome> wait = session.connect(URL, WAIT);
    room.timers.pass(WAIT);
    assertThat(wait.join().outcome()).isEqualTo("pending");
    assertThat(wait.join().event().type()).isEqualTo("connecting");
    client.opens();
    assertThat(session.look().state()).isEqualTo(SessionState.OPEN);
  }

  @Test
  void withoutWaitingVerbsAnswerAtOnce() {
    assertThat(session.connect(URL, NOW).join().outcome()).isEqualTo("pending");
    client.opens();
    assertThat(session.send(text("x"), NOW).join().outcome()).isEqualTo("sent");
    assertThat(session.close(Optional.empty(), "", NOW).join().outcome()).isEqualTo("pending");
    assertThat(client.verbs).last().isEqualTo("close");
  }

  @Test
  void anAnswerThatComesBeforeSendReturnsIsNotMissed() {
    open();
    client.atSend = () -> client.receives("at once");
    // the handler is on this very thread, and so inside the lock: others have to wait for it
    CompletableFuture<Outcome> wait = session.send(text("x"), WAIT);
    client.atSend = () -> {};
    client.receives("next");
    assertThat(wait.join().outcome()).isEqualTo("received");
  }

  @Test
  void aSendIsAnsweredByTheNextMessageOrByTheEnd() {
    open();
    CompletableFuture<Outcome> first = session.send(text("a"), WAIT);
    room.timers.pass(Duration.ofMillis(5));
    client.receives("b");
    assertThat(first.join().outcome()).isEqualTo("received");
    assertThat(((Payload) first.join().event().facts()).text()).isEqualTo("b");
    assertThat(room.counted).contains("jvm answered in 5000000");
    CompletableFuture<Outcome> second = session.send(text("c"), WAIT);
    client.closes(-6);
    assertThat(second.join().outcome()).isEqualTo("closed");
  }

  @Test
  void aPingIsSentAndNotWaitedFor() {
    open();
    Outcome outcome = session.send(Outgoing.of("are you there", null, 9), WAIT).join();
    assertThat(outcome.outcome()).isEqualTo("sent");
    assertThat(client.verbs).contains("send 9 are you there");
    assertThat(((Payload) outcome.event().facts()).opcode()).isEqualTo(9);
  }

  @Test
  void misuseIsRefusedAtTheCall() {
    refused(RefusalCode.SESSION_NOT_OPEN, () -> session.send(text("x"), NOW));
    open();
    refused(RefusalCode.BAD_REQUEST, () -> session.send(Outgoing.of("x", null, 3), NOW));
    refused(RefusalCode.BAD_REQUEST, () -> session.close(Optional.of(7), "", NOW));
    refused(RefusalCode.BAD_REQUEST, () -> session.connect("ws://" + "x".repeat(5_000), NOW));
    client.isPlain = true;
    refused(RefusalCode.BOARD_UNSUITABLE, () -> session.close(Optional.of(1000), "", NOW));
    refused(
        RefusalCode.BOARD_UNSUITABLE,
        () -> session.send(Outgoing.of("x", null, null).inFragmentsOf(1), NOW));
    assertThat(session.look().state()).isEqualTo(SessionState.OPEN);
  }

  @Test
  void aClientThatRefusesToConnectLeavesItAsItWas() {
    client.refusesToConnect = new IllegalStateException("the board was given back");
    refused(RefusalCode.SESSION_BUSY, () -> session.connect(URL, NOW));
    client.refusesToConnect = new IllegalArgumentException("an URL has at most 9 bytes");
    refused(RefusalCode.BAD_REQUEST, () -> session.connect(URL, NOW));
    assertThat(session.look().state()).isEqualTo(SessionState.NEW);
    assertThat(events()).containsExactly("opened");
  }

  @Test
  void whereNoTargetMayConnectToIsRefusedAtTheCall() {
    refused(RefusalCode.ADDRESS_FORBIDDEN, () -> session.connect("ws://169.254.169.254/", NOW));
    assertThatThrownBy(() -> session.connect("ws://inside/", NOW).join())
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.ADDRESS_FORBIDDEN));
    assertThat(client.verbs).isEmpty();
    assertThat(session.connect("ws://localhost/", WAIT)).isNotDone();
  }

  @Test
  void closingWhatIsNotConnectedIsNoFault() {
    assertThat(session.close(Optional.empty(), "", WAIT).join().outcome()).isEqualTo("closed");
    open();
    CompletableFuture<Outcome> wait = session.close(Optional.empty(), "", WAIT);
    client.closes(0);
    assertThat(wait.join().outcome()).isEqualTo("closed");
    assertThat(wait.join().event().type()).isEqualTo("close");
  }

  @Test
  void aConnectionThatComesAfterItWasAskedToCloseIsStillClosing() {
    session.connect(URL, NOW);
    session.close(Optional.empty(), "", NOW);
    client.opensTooLate();
    assertThat(session.look().state()).isEqualTo(SessionState.CLOSING);
  }

  @Test
  void aReaderWaitsForTheNextEventAndMissesNone() {
    assertThat(session.events(0, 10, WAIT).join().next()).isEqualTo(1);
    CompletableFuture<EventPage> wait = session.events(1, 10, WAIT);
    assertThat(wait).isNotDone();
    session.connect(URL, NOW);
    assertThat(wait.join().events()).extracting(SessionEvent::type).containsExactly("connecting");
    CompletableFuture<EventPage> idle = session.events(2, 10, WAIT);
    room.timers.pass(WAIT);
    assertThat(idle.join().events()).isEmpty();
    assertThat(idle.join().next()).isEqualTo(2);
  }

  @Test
  void aSlowReaderIsToldWhatItMissed() {
    open();
    for (int i = 0; i < 20; i++) {
      client.receives("m" + i);
    }
    EventPage page = session.events(1, 100, NOW).join();
    assertThat(page.missed()).isEqualTo(14);
    assertThat(page.events()).hasSize(9).first().extracting(SessionEvent::type).isEqualTo("gap");
    assertThat(page.next()).isEqualTo(23);
  }

  @Test
  void theFeedIsToldTheBeginningOfALongMessageAndTheLogKeepsAllOfIt() {
    open();
    client.receives("x".repeat(1_000));
    assertThat(room.told().get(2))
        .startsWith("session.receive {\"number\":4,\"opcode\":1,\"length\":1000,\"text\":\"xxx")
        .endsWith("\"cut\":true}")
        .hasSizeLessThan(400);
    SessionEvent kept = session.events(3, 1, NOW).join().events().get(0);
    assertThat(((Payload) kept.facts()).text()).hasSize(1_000);
    client.receives(new byte[] {1, 2});
    assertThat(room.told()).last().asString().contains("\"base64\":\"AQI=\"");
  }

  @Test
  void tooManyWhoWaitAreRefused() {
    for (int i = 0; i < 256; i++) {
      session.events(1, 10, WAIT);
    }
    refused(RefusalCode.OVERLOADED, () -> session.events(1, 10, WAIT));
  }

  @Test
  void endingClosesFirstAndTellsWhoeverWaits() {
    open();
    CompletableFuture<EventPage> reader = session.events(3, 10, WAIT);
    CompletableFuture<Void> end = session.end("somebody asked for it", 1001);
    assertThat(client.verbs).last().isEqualTo("close 1001");
    assertThat(end).isNotDone();
    refused(RefusalCode.SESSION_ENDED, () -> session.look());
    client.closes(0);
    assertThat(end).isDone();
    assertThat(reader.join().events()).extracting(SessionEvent::type).contains("close");
    assertThat(room.told())
        .last()
        .isEqualTo("session.ended {\"number\":5,\"reason\":\"somebody asked for it\"}");
    assertThat(session.end("again", 1001)).isDone();
  }

  @Test
  void aPeerThatDoesNotCloseIsNotWaitedForForEver() {
    client.isPlain = true;
    open();
    CompletableFuture<Outcome> waiting = session.send(text("x"), WAIT);
    CompletableFuture<Void> end = session.end("nobody has used it", 1001);
    assertThat(client.verbs).last().isEqualTo("close");
    room.timers.pass(Duration.ofSeconds(6));
    assertThat(end).isDone();
    assertThat(waiting.join().outcome()).isEqualTo("closed");
    assertThat(waiting.join().event().type()).isEqualTo("ended");
    client.closes(-19);
    session.endNow();
    assertThat(room.told()).filteredOn(line -> line.startsWith("session.ended")).hasSize(1);
  }
}
