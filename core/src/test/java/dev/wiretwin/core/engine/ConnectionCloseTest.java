package dev.wiretwin.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.frame.ProtocolViolation.Kind;
import dev.wiretwin.core.testkit.EventLines;
import dev.wiretwin.core.testkit.FrameLines;
import dev.wiretwin.core.testkit.Rig;
import dev.wiretwin.core.testkit.WireFrame;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** RFC 6455 §5.5.1, §7. */
class ConnectionCloseTest {
  private static final long SECOND = 1_000_000_000L;

  // ---- codes and reasons

  static Stream<Arguments> allowedCodes() {
    return Stream.of(Role.values())
        .flatMap(
            role ->
                IntStream.of(
                        1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014,
                        3000, 3999, 4000, 4999)
                    .mapToObj(code -> Arguments.of(role, code)));
  }

  @ParameterizedTest
  @MethodSource("allowedCodes")
  void anAllowedCodeIsEchoedAndCanBeSent(Role role, int code) {
    Rig theirs = Rig.open(role).feed(WireFrame.close(code, "why"));
    assertThat(FrameLines.of(theirs.takeFrames())).containsExactly("close " + code);
    assertThat(theirs.eof().closed().outcome()).isEqualTo(new Outcome.ClosedByPeer(code, "why"));

    Rig ours = Rig.open(role);
    ours.connection().close(code, "why");
    assertThat(FrameLines.of(ours.turn().takeFrames())).containsExactly("close " + code + " why");
  }

  static Stream<Arguments> badBodies() {
    return Stream.of(Role.values())
        .flatMap(
            role ->
                Stream.concat(
                    Stream.concat(
                            Stream.of(new byte[] {3}),
                            IntStream.of(
                                    0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000,
                                    65535)
                                .mapToObj(code -> WireFrame.close(code, "").payload()))
                        .map(body -> Arguments.of(role, body, 1002, Kind.PROTOCOL)),
                    Stream.of(
                        Arguments.of(
                            role, new byte[] {3, (byte) 0xE8, (byte) 0xFF}, 1007, Kind.UTF8),
                        Arguments.of(
                            role, new byte[] {3, (byte) 0xE8, (byte) 0xC3}, 1007, Kind.UTF8))));
  }

  @ParameterizedTest
  @MethodSource("badBodies")
  void aBadBodyFailsTheConnection(Role role, byte[] body, int code, Kind kind) {
    Rig rig = Rig.open(role).feed(WireFrame.of(8, body));
    assertThat(rig.takeFrames()).extracting(WireFrame::closeCode).containsExactly(code);
    assertThat(rig.takeEvents()).isEmpty();
    Event.Closed closed = rig.eof().closed();
    assertThat(closed.outcome()).isInstanceOf(Outcome.Violated.class);
    assertThat(((Outcome.Violated) closed.outcome()).kind()).isEqualTo(kind);
    assertThat(closed.received()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aCloseWithoutCodeIsReportedAs1005AndAnsweredInKind(Role role) {
    Rig rig = Rig.open(role).feed(WireFrame.of(8, new byte[0]));
    assertThat(FrameLines.of(rig.takeFrames())).containsExactly("close");
    assertThat(EventLines.of(rig.eof().takeEvents()))
        .containsExactly(
            "close 1005",
            "closed by PEER: ClosedByPeer[code=1005, reason=], sent 1005, received 1005");
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aCloseOfOursWithoutCodeIsEmptyWhateverTheReason(Role role) {
    Rig rig = Rig.open(role);
    rig.connection().close(1005, "not said");
    assertThat(FrameLines.of(rig.turn().takeFrames())).containsExactly("close");
    assertThat(rig.eof().closed().sent()).contains(CloseFrame.EMPTY);
  }

  @ParameterizedTest
  @CsvSource({"CLIENT, ä, 122", "SERVER, ä, 122", "CLIENT, x, 123", "SERVER, 👋, 120"})
  void aLongReasonIsCutBetweenCharactersAndReportedAsItWasSent(Role role, String c, int bytes) {
    Rig rig = Rig.open(role);
    rig.connection().close(1000, c.repeat(500));
    WireFrame frame = rig.turn().takeFrames().get(0);
    assertThat(frame.payload()).hasSize(2 + bytes);
    String sent = rig.eof().closed().sent().orElseThrow().reason();
    assertThat(sent.getBytes(StandardCharsets.UTF_8)).hasSize(bytes);
    assertThat(c.repeat(500)).startsWith(sent);
  }

  // ---- the handshake

  @ParameterizedTest
  @EnumSource(Role.class)
  void bothMayCloseAtTheSameTime(Role role) {
    Rig rig = Rig.open(role);
    rig.connection().close(1000, "ours");
    rig.turn().takeBytes();
    rig.feed(WireFrame.close(1001, "theirs"));
    assertThat(rig.takeBytes()).isEmpty();
    assertThat(rig.isHalfClosed()).isEqualTo(role == Role.SERVER);
    assertThat(EventLines.of(rig.eof().takeEvents()))
        .containsExactly(
            "close 1001 theirs",
            "closed by US: ClosedByUs[], sent 1000 ours, received 1001 theirs");
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void untilThePeersCloseItsMessagesAreDeliveredAndItsPingsAnswered(Role role) {
    Rig rig = Rig.open(role);
    rig.connection().close(1000, "");
    rig.turn().takeBytes();
    rig.feed(WireFrame.text("late"), WireFrame.of(9, new byte[] {5}), WireFrame.close(1000, ""));
    assertThat(EventLines.of(rig.takeEvents()))
        .containsExactly("text late", "ping 05", "close 1000");
    assertThat(FrameLines.of(rig.takeFrames())).containsExactly("pong 05");
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void nothingAfterThePeersCloseCounts(Role role) {
    Rig rig = Rig.open(role);
    rig.feed(
        WireFrame.close(1000, ""),
        WireFrame.text("ignored"),
        WireFrame.of(9, new byte[1]),
        WireFrame.close(1002, "again"),
        WireFrame.of(3, new byte[1]));
    rig.feed(new byte[] {(byte) 0xFF, (byte) 0xFF, 0, 1, 2});
    assertThat(FrameLines.of(rig.takeFrames())).containsExactly("close 1000");
    assertThat(EventLines.of(rig.takeEvents())).containsExactly("close 1000");
    assertThat(rig.connection().state()).isEqualTo(State.DRAINING);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aCloseInsideAFragmentedMessageEndsItUnfinished(Role role) {
    Rig rig = Rig.open(role);
    rig.feed(
        WireFrame.text("begun").asUnfinished(),
        WireFrame.close(1001, ""),
        WireFrame.of(0, new byte[] {'x'}));
    assertThat(EventLines.of(rig.eof().takeEvents()))
        .containsExactly(
            "close 1001",
            "closed by PEER: ClosedByPeer[code=1001, reason=], sent 1001, received 1001");
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aPingWhosePongIsGatheredComesBeforeTheEcho(Role role) {
    Rig rig = Rig.open(role);
    rig.feed(WireFrame.of(9, new byte[] {1}), WireFrame.close(1000, ""));
    assertThat(FrameLines.of(rig.takeFrames())).containsExactly("pong 01", "close 1000");
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void closingAgainIsWithoutEffect(Role role) {
    Rig rig = Rig.open(role);
    rig.connection().close(1000, "first");
    rig.connection().close(1001, "second");
    rig.advance(SECOND);
    rig.connection().close(1001, "third");
    assertThat(rig.connection().deadline()).isEqualTo(5 * SECOND);
    assertThat(FrameLines.of(rig.turn().takeFrames())).containsExactly("close 1000 first");
    rig.feed(WireFrame.close(1000, ""));
    rig.connection().close(1001, "fourth");
    rig.eof();
    rig.connection().close(1001, "fifth");
    assertThat(rig.turn().takeBytes()).isEmpty();
    assertThat(rig.takeEvents()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aViolationWhileClosingIsNotAnsweredAndDoesNotChangeTheCause(Role role) {
    Rig rig = Rig.open(role);
    rig.connection().close(1000, "");
    rig.turn().takeBytes();
    rig.feed(WireFrame.of(3, new byte[0]));
    assertThat(rig.takeBytes()).isEmpty();
    assertThat(rig.connection().state()).isEqualTo(State.DRAINING);
    assertThat(EventLines.of(rig.eof().takeEvents()))
        .containsExactly("closed by US: ClosedByUs[], sent 1000, received -");
  }

  // ---- the end of TCP

  @ParameterizedTest
  @EnumSource(Role.class)
  void theServerEndsTcpFirstAndTheClientWaitsForThatButNotForEver(Role role) {
    Rig rig = Rig.open(role).feed(WireFrame.close(1000, ""));
    assertThat(rig.isHalfClosed()).isEqualTo(role == Role.SERVER);
    assertThat(rig.connection().deadline()).isEqualTo(5 * SECOND);
    rig.advance(5 * SECOND - 1);
    assertThat(rig.isAborted()).isFalse();
    rig.advance(1);
    assertThat(rig.isAborted()).isTrue();
    assertThat(rig.closed().clean()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void thePeerHasFiveSecondsForItsCloseAndFiveMoreForTcp(Role role) {
    Rig rig = Rig.open(role);
    rig.connection().close(1000, "");
    rig.advance(4 * SECOND).feed(WireFrame.close(1000, ""));
    assertThat(rig.connection().deadline()).isEqualTo(9 * SECOND);
    rig.advance(5 * SECOND);
    assertThat(rig.closed().clean()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void messagesThatKeepComingDoNotProlongTheClose(Role role) {
    Rig rig = Rig.open(role);
    rig.connection().close(1000, "");
    for (int i = 0; i < 5; i++) {
      rig.feed(WireFrame.text("still here")).advance(SECOND);
    }
    assertThat(rig.closed().outcome()).isEqualTo(new Outcome.ClosedByUs());
    assertThat(rig.isAborted()).isTrue();
  }

  static Stream<Arguments> ends() {
    return Stream.of(Role.values())
        .flatMap(
            role ->
                Stream.of(State.values())
                    .flatMap(
                        state -> Stream.of(true, false).map(e -> Arguments.of(role, state, e))));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void theEndOfTcpIsTheEndInEveryState(Role role, State state, boolean eof) {
    Rig rig = in(state, role);
    rig.takeEvents();
    if (eof) {
      rig.eof();
    } else {
      rig.connection().lost(Outcome.Cause.TIMEOUT, "gone");
      rig.turn();
    }
    assertThat(rig.connection().state()).isEqualTo(State.CLOSED);
    assertThat(rig.connection().deadline()).isEqualTo(Long.MAX_VALUE);
    if (state == State.CLOSED) {
      assertThat(rig.takeEvents()).isEmpty();
      return;
    }
    Class<?> expected =
        switch (state) {
          case CLOSING -> Outcome.ClosedByUs.class;
          case DRAINING -> Outcome.ClosedByPeer.class;
          default -> Outcome.Lost.class;
        };
    assertThat(rig.closed().outcome()).isInstanceOf(expected);
    assertThat(rig.takeEvents()).hasSize(1);
    rig.feed(WireFrame.text("after")).advance(1000 * SECOND);
    assertThat(rig.takeEvents()).isEmpty();
  }

  private static Rig in(State state, Role role) {
    Rig rig =
        state == State.HANDSHAKING
            ? Rig.fresh(role, Timing.NODEMCU, Limits.DEFAULT)
            : Rig.open(role);
    switch (state) {
      case CLOSING -> rig.connection().close(1000, "");
      case DRAINING -> rig.feed(WireFrame.close(1000, ""));
      case CLOSED -> rig.eof();
      default -> {}
    }
    rig.turn();
    assertThat(rig.connection().state()).isEqualTo(state);
    return rig;
  }
}
