package dev.wiretwin.api.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static final OptionalLong NO_FENCE = OptionalLong.empty();
  private static final Duration NOW = Duration.ZERO;

  private final TestRoom room = new TestRoom();
  private final Sessions sessions = new Sessions(this::source, () -> "k3x9", room.around);

  private ClientSource source(String target) {
    if (target.equals("moon")) {
      throw new Refusal(RefusalCode.TARGET_NOT_FOUND, "there is no target moon");
    }
    return room;
  }

  private Session open(String target) throws InterruptedException {
    return sessions.open(Wish.of(target), NO_FENCE);
  }

  private static void refused(RefusalCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  @Test
  void anOpenedOneIsFoundByItsId() throws Exception {
    Session session = open("jvm");
    assertThat(session.id()).isEqualTo("s1-k3x9");
    assertThat(sessions.session("s1-k3x9")).isSameAs(session);
    assertThat(sessions.size()).isOne();
  }

  @Test
  void whatIsWantedOfItIsToldToTheClient() throws Exception {
    sessions.open(new Wish("jvm", Map.of("X-A", "b"), List.of("mqtt"), true), NO_FENCE);
    assertThat(room.client().config.headers()).hasSize(1);
    assertThat(room.client().config.subprotocols()).containsExactly("mqtt");
  }

  @Test
  void unknownIdsAreNotFound() throws Exception {
    open("jvm");
    refused(RefusalCode.SESSION_NOT_FOUND, () -> sessions.session("s1-zzzz"));
    refused(RefusalCode.SESSION_NOT_FOUND, () -> sessions.session("s2-k3x9"));
    refused(RefusalCode.SESSION_NOT_FOUND, () -> sessions.session("x".repeat(1_000)));
  }

  @Test
  void aTargetThatIsNoneIsRefusedAndTakesNoPlace() throws Exception {
    for (int i = 0; i < 5; i++) {
      refused(RefusalCode.TARGET_NOT_FOUND, () -> open("moon"));
    }
    refused(RefusalCode.BAD_REQUEST, () -> open(null));
    open("jvm");
    assertThat(sessions.size()).isOne();
  }

  @Test
  void aBoardThatCannotDoWhatIsWantedIsGivenBack() {
    Sessions plain =
        new Sessions(
            target ->
                new ClientSource() {
                  @Override
                  public HandClient newClient(OptionalLong fence) {
                    HandClient client = (HandClient) room.newClient(fence);
                    client.isPlain = true;
                    return client;
                  }

                  @Override
                  public void demand(long fence) {}

                  @Override
                  public void giveBack(dev.wiretwin.core.client.WebSocketClient client) {
                    room.giveBack(client);
                  }
                },
            () -> "a",
            room.around);
    refused(
        RefusalCode.BOARD_UNSUITABLE,
        () -> plain.open(new Wish("board:x", null, List.of("mqtt"), null), NO_FENCE));
    assertThat(room.givenBack).hasSize(1);
  }

  @Test
  void moreThanTheLimitAreTooManyUntilOneEnds() throws Exception {
    Session first = open("jvm");
    open("jvm");
    open("jvm");
    assertThatThrownBy(() -> open("jvm"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(RefusalCode.TOO_MANY);
              assertThat(refusal.retryAfter()).isPresent();
            });
    sessions.end(first.id());
    open("jvm");
  }

  @Test
  void openingElsewhereTellsWhatBecameOfIt() {
    assertThat(sessions.opening(Wish.of("jvm"), NO_FENCE).join().state())
        .isEqualTo(SessionState.NEW);
    assertThatThrownBy(() -> sessions.opening(Wish.of("moon"), NO_FENCE).join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(Refusal.class);
  }

  @Test
  void theListGoesOnWhereItEnded() throws Exception {
    open("jvm");
    open("jvm");
    open("jvm");
    Sessions.Page first = sessions.list(Optional.empty(), 2);
    assertThat(first.sessions()).extracting(SessionInfo::id).containsExactly("s1-k3x9", "s2-k3x9");
    assertThat(first.next()).hasValue("s2-k3x9");
    Sessions.Page rest = sessions.list(first.next(), 2);
    assertThat(rest.sessions()).extracting(SessionInfo::id).containsExactly("s3-k3x9");
    assertThat(rest.next()).isEmpty();
    refused(RefusalCode.BAD_REQUEST, () -> sessions.list(Optional.of("17"), 2));
  }

  @Test
  void anEndedOneIsRememberedForAWhileWithItsReason() throws Exception {
    Session session = open("jvm");
    sessions.end(session.id());
    assertThat(room.givenBack).containsExactly(room.client());
    assertThatThrownBy(() -> sessions.session(session.id()))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.SESSION_ENDED))
        .hasMessageContaining("somebody asked for it");
    room.timers.pass(TestRoom.LIMITS.remembered());
    refused(RefusalCode.SESSION_NOT_FOUND, () -> sessions.session(session.id()));
  }

  @Test
  void oneThatNobodyUsesIsEndedWithTheReasonAndOneInUseIsNot() throws Exception {
    Session idle = open("jvm");
    idle.connect("ws://127.0.0.1:9/", NOW);
    room.client().opens();
    HandClient client = room.client();
    client.atClose = () -> client.closes(0);
    Session used = open("jvm");
    room.timers.pass(Duration.ofMinutes(9));
    used.look();
    room.timers.pass(Duration.ofMinutes(2));
    assertThat(client.verbs).last().isEqualTo("close 1001");
    assertThat(room.told()).last().asString().contains("nobody has used it for 10 min");
    assertThatThrownBy(() -> sessions.session(idle.id())).hasMessageContaining("for 10 min");
    assertThat(sessions.session(used.id())).isSameAs(used);
  }

  @Test
  void anEventIsAUse() throws Exception {
    Session session = open("jvm");
    session.connect("ws://127.0.0.1:9/", NOW);
    room.client().opens();
    room.timers.pass(Duration.ofMinutes(9));
    room.client().receives("tick");
    room.timers.pass(Duration.ofMinutes(9));
    assertThat(sessions.session(session.id())).isSameAs(session);
  }

  @Test
  void aBoardThatIsLostTakesItsSessionsAlong() throws Exception {
    open("board:virt0");
    Session other = open("board:virt1");
    sessions.endOf("virt0", "the lease is lost");
    assertThat(sessions.size()).isOne();
    assertThat(sessions.session(other.id())).isSameAs(other);
    assertThatThrownBy(() -> sessions.session("s1-k3x9")).hasMessageContaining("the lease is lost");
  }

  @Test
  void theEndOfTheServiceClosesAllWithItsOwnCodeAndOpensNoMore() throws Exception {
    Session session = open("jvm");
    session.connect("ws://127.0.0.1:9/", NOW);
    HandClient client = room.client();
    client.opens();
    client.atClose = () -> client.closes(0);
    sessions.close();
    assertThat(client.verbs).last().isEqualTo("close 1001");
    assertThat(room.told()).last().asString().contains("the service ends");
    assertThat(sessions.size()).isZero();
    refused(RefusalCode.SHUTTING_DOWN, () -> open("jvm"));
    room.timers.pass(Duration.ofHours(1));
    assertThat(room.timers.waiting()).isZero();
  }

  @Test
  void whoHurriesTheEndGetsIt() throws Exception {
    Session session = open("jvm");
    session.connect("ws://127.0.0.1:9/", NOW);
    room.client().opens();
    Thread.currentThread().interrupt();
    sessions.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(room.told()).last().asString().startsWith("session.ended");
  }
}
