package dev.wiretwin.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.ProtocolViolation.Kind;
import dev.wiretwin.core.handshake.UrlFault;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OutcomeTest {
  static Stream<Arguments> sentences() {
    return Stream.of(
        Arguments.of(new Outcome.ClosedByUs(), "we asked to close"),
        Arguments.of(new Outcome.ClosedByPeer(1001, ""), "the peer asked to close with code 1001"),
        Arguments.of(
            new Outcome.ClosedByPeer(4000, "rest"),
            "the peer asked to close with code 4000 \"rest\""),
        Arguments.of(new Outcome.ClosedByPeer(1005, ""), "the peer asked to close without a code"),
        Arguments.of(
            new Outcome.BadUrl(new UrlFault(UrlFault.Kind.BAD_PORT, "the port must be a number")),
            "the port must be a number"),
        Arguments.of(
            new Outcome.NameNotFound("bench.local"), "no address found for host bench.local"),
        Arguments.of(
            new Outcome.Refused(403, "Forbidden"),
            "the server answered 403 Forbidden instead of 101 Switching Protocols"),
        Arguments.of(
            new Outcome.Refused(500, ""),
            "the server answered 500 instead of 101 Switching Protocols"),
        Arguments.of(new Outcome.BadHandshake("no key"), "no key"),
        Arguments.of(new Outcome.Violated(Kind.UTF8, "not UTF-8"), "not UTF-8"),
        Arguments.of(new Outcome.SendQueueFull("too much to send"), "too much to send"),
        Arguments.of(new Outcome.ReceiveQueueFull("too much to take"), "too much to take"),
        Arguments.of(
            new Outcome.TimedOut(Outcome.Phase.TCP, 10_000_000_000L),
            "the TCP connection did not finish within 10000 ms"),
        Arguments.of(
            new Outcome.TimedOut(Outcome.Phase.TLS, 500_000_000L),
            "the TLS handshake did not finish within 500 ms"),
        Arguments.of(
            new Outcome.TimedOut(Outcome.Phase.HANDSHAKE, 1_000_000L),
            "the WebSocket handshake did not finish within 1 ms"),
        Arguments.of(new Outcome.Unhealthy(2), "nothing came from the peer after 2 pings"),
        Arguments.of(new Outcome.Lost(Outcome.Cause.RESET, "reset"), "reset"));
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void everyOutcomeSaysItInPlainWords(Outcome outcome, String sentence) {
    assertThat(outcome.sentence()).isEqualTo(sentence);
  }
}
