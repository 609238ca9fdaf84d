package dev.wiretwin.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.engine.Outcome;
import dev.wiretwin.core.engine.Outcome.Cause;
import dev.wiretwin.core.engine.Outcome.Phase;
import dev.wiretwin.core.frame.ProtocolViolation.Kind;
import dev.wiretwin.core.handshake.UrlFault;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CloseStatusTest {
  private static final Map<Outcome, Integer> PLAIN =
      Map.ofEntries(
          Map.entry(new Outcome.ClosedByUs(), 0),
          Map.entry(new Outcome.NameNotFound("h"), -5),
          Map.entry(new Outcome.ClosedByPeer(1011, "why"), -6),
          Map.entry(new Outcome.BadHandshake("s"), -7),
          Map.entry(new Outcome.ReceiveQueueFull("s"), -14),
          Map.entry(new Outcome.SendQueueFull("s"), -16),
          Map.entry(new Outcome.Refused(404, "Not Found"), -17),
          Map.entry(new Outcome.TimedOut(Phase.TCP, 1), -18),
          Map.entry(new Outcome.TimedOut(Phase.TLS, 1), -18),
          Map.entry(new Outcome.TimedOut(Phase.HANDSHAKE, 1), -18),
          Map.entry(new Outcome.Unhealthy(2), -19));

  private static final Map<UrlFault.Kind, Integer> ADDRESSES =
      Map.of(
          UrlFault.Kind.NO_PROTOCOL, -1,
          UrlFault.Kind.HOST_TOO_LONG, -2,
          UrlFault.Kind.BAD_PORT, -3,
          UrlFault.Kind.NO_HOST, -4);

  private static final Map<Kind, Integer> VIOLATIONS =
      Map.ofEntries(
          Map.entry(Kind.HANDSHAKE, -7),
          Map.entry(Kind.HEAD_LIMIT, -8),
          Map.entry(Kind.FRAME_LIMIT, -9),
          Map.entry(Kind.MESSAGE_LIMIT_AT_START, -10),
          Map.entry(Kind.MESSAGE_LIMIT_BY_FRAGMENT, -11),
          Map.entry(Kind.EMPTY_FRAGMENT_LIMIT, -12),
          Map.entry(Kind.INFLATED_LIMIT, -13),
          Map.entry(Kind.FIN_RULE, -15),
          Map.entry(Kind.PROTOCOL, -902),
          Map.entry(Kind.UTF8, -907),
          Map.entry(Kind.BAD_DEFLATE, -907),
          Map.entry(Kind.UNREPRESENTABLE, -909));

  private static final Map<Cause, Integer> LOSSES =
      Map.of(
          Cause.TIMEOUT, -103,
          Cause.UNREACHABLE, -104,
          Cause.ABORTED, -108,
          Cause.RESET, -109,
          Cause.ENDED, -110,
          Cause.TLS, -128);

  record Row(Outcome outcome, int status) {}

  static Stream<Row> everyOutcome() {
    return Stream.of(
            PLAIN.entrySet().stream().map(e -> new Row(e.getKey(), e.getValue())),
            ADDRESSES.entrySet().stream()
                .map(e -> new Row(new Outcome.BadUrl(new UrlFault(e.getKey(), "s")), e.getValue())),
            VIOLATIONS.entrySet().stream()
                .map(e -> new Row(new Outcome.Violated(e.getKey(), "s"), e.getValue())),
            LOSSES.entrySet().stream()
                .map(e -> new Row(new Outcome.Lost(e.getKey(), "s"), e.getValue())))
        .flatMap(rows -> rows);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyOutcome")
  void everyOutcomeHasItsNumber(Row row) {
    assertThat(CloseStatus.of(row.outcome)).isEqualTo(row.status);
  }

  @Test
  void noOutcomeIsMissingInTheTable() {
    Set<Class<?>> seen =
        everyOutcome().map(row -> row.outcome().getClass()).collect(Collectors.toSet());
    assertThat(seen)
        .isEqualTo(new HashSet<>(Arrays.asList(Outcome.class.getPermittedSubclasses())));
    assertThat(VIOLATIONS.keySet()).containsExactlyInAnyOrder(Kind.values());
    assertThat(LOSSES.keySet()).containsExactlyInAnyOrder(Cause.values());
    assertThat(ADDRESSES.keySet()).containsExactlyInAnyOrder(UrlFault.Kind.values());
  }
}
