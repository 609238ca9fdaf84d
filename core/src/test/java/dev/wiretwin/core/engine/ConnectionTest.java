package dev.wiretwin.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.wiretwin.core.deflate.DeflateOffer;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.frame.ProtocolViolation.Kind;
import dev.wiretwin.core.testkit.EventLines;
import dev.wiretwin.core.testkit.FrameLines;
import dev.wiretwin.core.testkit.Heads;
import dev.wiretwin.core.testkit.Rig;
import dev.wiretwin.core.testkit.WireFrame;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One of everything; the tests beside it named Connection…Test go into depth. */
class ConnectionTest {
  private static final long SECOND = 1_000_000_000L;
  private static final byte[] HELLO = "Hello".getBytes(StandardCharsets.US_ASCII);

  // ---- opening

  @Test
  void aClientAsksAndIsOpenOnceAnswered() {
    Rig rig = Rig.fresh(Role.CLIENT, Timing.NODEMCU, Limits.DEFAULT);
    rig.turn();
    assertThat(rig.takeBytes()).isEmpty();
    rig.connection().start();
    rig.turn();
    assertThat(new String(rig.takeBytes(), StandardCharsets.US_ASCII))
        .startsWith("GET /chat HTTP/1.1\r\n");
    assertThat(rig.connection().isOpen()).isFalse();
    rig.feed(Heads.answer());
    assertThat(EventLines.of(rig.takeEvents())).containsExactly("opened");
    assertThat(rig.connection().isOpen()).isTrue();
    assertThat(rig.connection().state()).isEqualTo(State.OPEN);
  }

  @Test
  void aServerAnswersAndIsOpen() {
    Rig rig = Rig.fresh(Role.SERVER, Timing.NODEMCU, Limits.DEFAULT);
    rig.connection().start();
    rig.feed(Heads.request());
    assertThat(new String(rig.takeBytes(), StandardCharsets.US_ASCII))
        .startsWith("HTTP/1.1 101 Switching Protocols\r\n");
    assertThat(EventLines.of(rig.takeEvents())).containsExactly("opened");
  }

  @Test
  void aRefusedClientIsClosedAtOnce() {
    Rig rig = Rig.fresh(Role.CLIENT, Timing.NODEMCU, Limits.DEFAULT);
    rig.feed("HTTP/1.1 503 Busy\r\n\r\nbody".getBytes(StandardCharsets.US_ASCII));
    assertThat(rig.closed().outcome()).isEqualTo(new Outcome.Refused(503, "Busy"));
    assertThat(rig.isAborted()).isTrue();
  }

  @Test
  void aServerThatRefusesAnswersEndsItsHalfAndWaitsForTheEnd() {
    Rig rig = Rig.fresh(Role.SERVER, Timing.NODEMCU, Limits.DEFAULT);
    rig.feed("no http\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    assertThat(new String(rig.takeBytes(), StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 400 ");
    assertThat(rig.isHalfClosed()).isTrue();
    assertThat(rig.isAborted()).isFalse();
    rig.eof();
    assertThat(rig.closed().outcome()).isInstanceOf(Outcome.BadHandshake.class);
    assertThat(rig.isAborted()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aHandshakeThatLastsTooLongIsGivenUp(Role role) {
    Rig rig = Rig.fresh(role, Timing.NODEMCU, Limits.DEFAULT);
    rig.connection().tlsStarted();
    assertThat(rig.connection().deadline()).isEqualTo(10 * SECOND);
    rig.advance(10 * SECOND);
    assertThat(rig.closed().outcome())
        .isEqualTo(new Outcome.TimedOut(Outcome.Phase.TLS, 10 * SECOND));
    assertThat(rig.connection().deadline()).isEqualTo(Long.MAX_VALUE);
  }

  // ---- open

  @ParameterizedTest
  @EnumSource(Role.class)
  void messagesPingsAndPongsAreReportedAndPingsAnswered(Role role) {
    Rig rig = Rig.open(role);
    rig.feed(
        WireFrame.text("Hel").asUnfinished(),
        WireFrame.of(9, new byte[] {1}),
        WireFrame.of(0, new byte[] {'l', 'o'}),
        WireFrame.of(10, new byte[] {2}),
        WireFrame.of(2, new byte[] {3}));
    assertThat(EventLines.of(rig.takeEvents()))
        .containsExactly("ping 01", "text Hello", "pong 02", "binary 03");
    assertThat(FrameLines.of(rig.takeFrames())).containsExactly("pong 01");
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void whatIsSentIsMaskedByClientsOnly(Role role) {
    Rig rig = Rig.open(role);
    rig.connection().send(1, HELLO, 0, 5);
    rig.connection().send(2, HELLO, 1, 3);
    rig.connection().send(9, HELLO, 0, 0);
    assertThat(rig.connection().gathered()).isPositive();
    List<WireFrame> frames = rig.turn().takeFrames();
    assertThat(FrameLines.of(frames)).containsExactly("text Hello", "binary 656c6c", "ping");
    assertThat(frames).allMatch(frame -> frame.masked() == (role == Role.CLIENT));
    assertThat(rig.connection().gathered()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void compressedMessagesPassInBothDirections(Role role) {
    Rig rig = Rig.deflating(role, DeflateOffer.DEFAULT, "permessage-deflate", Limits.DEFAULT);
    byte[] squeezed = HexFormat.of().parseHex("f248cdc9c90700");
    rig.feed(WireFrame.of(1, squeezed).withRsv(4));
    assertThat(EventLines.of(rig.takeEvents())).containsExactly("text Hello");
    rig.connection().send(1, HELLO, 0, 5);
    assertThat(FrameLines.of(rig.turn().takeFrames())).containsExactly("text rsv4 f248cdc9c90700");
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aSilentPeerIsPingedAndThenGivenUp(Role role) {
    Rig rig = Rig.open(role);
    assertThat(rig.connection().deadline()).isEqualTo(30 * SECOND);
    rig.advance(89 * SECOND);
    assertThat(FrameLines.of(rig.takeFrames())).containsExactly("ping", "ping");
    rig.advance(SECOND);
    assertThat(rig.closed().outcome()).isEqualTo(new Outcome.Unhealthy(2));
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aPeerWeDoNotListenToIsNotBlamedForItsSilence(Role role) {
    Rig rig = Rig.open(role);
    rig.connection().hold(true);
    rig.advance(1000 * SECOND);
    assertThat(rig.takeFrames()).isEmpty();
    rig.connection().hold(false);
    assertThat(rig.connection().deadline()).isEqualTo(1030 * SECOND);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aFullSendQueueIsTheEnd(Role role) {
    Rig rig = Rig.open(role, Limits.DEFAULT.withMaxQueuedBytes(1024));
    rig.connection().backlog(1020);
    rig.connection().send(1, HELLO, 0, 4);
    rig.connection().send(1, HELLO, 0, 5);
    rig.turn();
    assertThat(rig.closed().outcome()).isInstanceOf(Outcome.SendQueueFull.class);
    assertThat(FrameLines.of(rig.takeFrames())).containsExactly("text Hell");
  }

  // ---- closing

  @ParameterizedTest
  @EnumSource(Role.class)
  void weCloseThePeerAnswersAndTcpEnds(Role role) {
    Rig rig = Rig.open(role);
    rig.connection().close(1001, "bye");
    rig.turn();
    assertThat(FrameLines.of(rig.takeFrames())).containsExactly("close 1001 bye");
    assertThat(rig.connection().state()).isEqualTo(State.CLOSING);
    rig.feed(WireFrame.close(1001, ""));
    assertThat(rig.connection().state()).isEqualTo(State.DRAINING);
    assertThat(rig.isHalfClosed()).isEqualTo(role == Role.SERVER);
    rig.feed(WireFrame.text("too late")).eof();
    assertThat(EventLines.of(rig.takeEvents()))
        .containsExactly("close 1001", "closed by US: ClosedByUs[], sent 1001 bye, received 1001");
    assertThat(rig.isAborted()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void thePeerClosesAndIsAnsweredWithItsCode(Role role) {
    Rig rig = Rig.open(role);
    rig.feed(WireFrame.close(4321, "done"));
    assertThat(FrameLines.of(rig.takeFrames())).containsExactly("close 4321");
    rig.advance(5 * SECOND);
    assertThat(EventLines.of(rig.takeEvents()))
        .containsExactly(
            "close 4321 done",
            "closed by PEER: ClosedByPeer[code=4321, reason=done],"
                + " sent 4321, received 4321 done");
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aPeerThatDoesNotAnswerTheCloseIsNotWaitedForLongerThanFiveSeconds(Role role) {
    Rig rig = Rig.open(role);
    rig.connection().close(1000, "");
    assertThat(rig.connection().deadline()).isEqualTo(5 * SECOND);
    rig.advance(5 * SECOND);
    assertThat(rig.closed().outcome()).isEqualTo(new Outcome.ClosedByUs());
    assertThat(rig.closed().clean()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aViolationFailsTheConnectionWithItsCode(Role role) {
    Rig rig = Rig.open(role);
    rig.feed(WireFrame.of(1, new byte[] {(byte) 0xFF}), WireFrame.text("ignored"));
    assertThat(rig.takeFrames()).extracting(WireFrame::closeCode).containsExactly(1007);
    rig.eof();
    assertThat(rig.closed().outcome())
        .isEqualTo(new Outcome.Violated(Kind.UTF8, "text message is not UTF-8"));
    assertThat(rig.closed().first()).isEqualTo(Side.US);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void theEndOfTcpWithoutACloseFrameIsALoss(Role role) {
    Rig rig = Rig.open(role);
    rig.connection().lost(Outcome.Cause.RESET, "reset by peer");
    rig.turn();
    assertThat(rig.closed().outcome())
        .isEqualTo(new Outcome.Lost(Outcome.Cause.RESET, "reset by peer"));
    rig.connection().lost(Outcome.Cause.TIMEOUT, "later");
    rig.connection().giveUp(new Outcome.ClosedByUs());
    assertThat(rig.turn().takeEvents()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void closingDuringTheHandshakeGivesUpAtOnce(Role role) {
    Rig rig = Rig.fresh(role, Timing.NODEMCU, Limits.DEFAULT);
    rig.connection().close(1000, "");
    rig.connection().start();
    rig.turn();
    assertThat(rig.closed().outcome()).isEqualTo(new Outcome.ClosedByUs());
    assertThat(rig.takeBytes()).isEmpty();
  }

  // ---- misuse

  static Stream<Arguments> notOpen() {
    return Stream.of(Role.values())
        .flatMap(
            role ->
                Stream.of(
                    Arguments.of("HANDSHAKING", Rig.fresh(role, Timing.NODEMCU, Limits.DEFAULT)),
                    Arguments.of("CLOSING", closing(role)),
                    Arguments.of("DRAINING", Rig.open(role).feed(WireFrame.close(1000, ""))),
                    Arguments.of("CLOSED", Rig.open(role).eof())));
  }

  private static Rig closing(Role role) {
    Rig rig = Rig.open(role);
    rig.connection().close(1000, "");
    return rig.turn();
  }

  @ParameterizedTest
  @MethodSource("notOpen")
  void sendingWhenNotOpenIsTheCallersMistake(String state, Rig rig) {
    assertThatIllegalStateException()
        .isThrownBy(() -> rig.connection().send(1, HELLO, 0, 5))
        .withMessage("connection is " + state + ", not OPEN");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 999, 1004, 1006, 1015, 2999, 5000, 65536, -1})
  void closeRefusesACodeThatMayNotBeSentAndLeavesEverythingAsItIs(int code) {
    Rig rig = Rig.open(Role.CLIENT);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rig.connection().close(code, ""))
        .withMessage("close code " + code + " may not be sent");
    assertThat(rig.connection().isOpen()).isTrue();
    assertThat(rig.turn().takeBytes()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aPingThatComesBetweenFragmentedMessagesIsAnsweredBetweenThem(Role role) {
    Rig rig = Rig.open(role);
    rig.connection().sendFragmented(1, HELLO, 0, 5, 3);
    rig.feed(WireFrame.of(9, new byte[] {7}));
    rig.connection().sendFragmented(2, HELLO, 1, 2, 1);
    assertThat(FrameLines.of(rig.turn().takeFrames()))
        .containsExactly(
            "text unfinished Hel",
            "continuation 6c6f",
            "pong 07",
            "binary unfinished 65",
            "continuation 6c");
  }

  @Test
  void sendRefusesAnOpcodeThatIsNotTheCallers() {
    Rig rig = Rig.open(Role.CLIENT);
    assertThatIllegalArgumentException().isThrownBy(() -> rig.connection().send(8, HELLO, 0, 5));
    assertThat(rig.turn().takeBytes()).isEmpty();
  }
}
