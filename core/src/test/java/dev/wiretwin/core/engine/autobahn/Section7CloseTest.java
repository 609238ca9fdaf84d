package dev.wiretwin.core.engine.autobahn;

import static dev.wiretwin.core.engine.autobahn.Frames.begin;
import static dev.wiretwin.core.engine.autobahn.Frames.bytes;
import static dev.wiretwin.core.engine.autobahn.Frames.close;
import static dev.wiretwin.core.engine.autobahn.Frames.end;
import static dev.wiretwin.core.engine.autobahn.Frames.filled;
import static dev.wiretwin.core.engine.autobahn.Frames.hex;
import static dev.wiretwin.core.engine.autobahn.Frames.ping;
import static dev.wiretwin.core.engine.autobahn.Frames.text;
import static dev.wiretwin.core.engine.autobahn.FuzzCase.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.engine.Role;
import dev.wiretwin.core.engine.State;
import dev.wiretwin.core.engine.Timing;
import dev.wiretwin.core.frame.CloseCode;
import dev.wiretwin.core.testkit.WireFrame;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The closing handshake, close codes and reasons (§5.5.1, §7). */
class Section7CloseTest {
  private static final int FAULT = CloseCode.PROTOCOL_ERROR;
  private static final WireFrame HELLO = text("Hello World!");
  private static final WireFrame CLOSE = close(CloseCode.NORMAL);
  private static final WireFrame LONG = text(filled(256 << 10, bytes("BAsd7&jh23")));

  /** A code of 1000, then text with a surrogate in it. */
  private static final byte[] SURROGATE =
      hex("03e8" + "cebae1bdb9cf83cebcceb5" + "eda080" + "656469746564");

  static List<FuzzCase> cases() {
    return List.of(
        row("7.1.1").echoes(HELLO),
        row("7.1.2").sends(CLOSE, close()).closes(1000),
        row("7.1.3").sends(CLOSE, ping("")).closes(1000),
        row("7.1.4").sends(CLOSE, HELLO).closes(1000),
        row("7.1.5").sends(begin("fragment1"), CLOSE, end("fragment2")).closes(1000),
        // The suite only looks on at this one; we owe the echoes, since they were asked for first.
        row("7.1.6").sends(LONG, HELLO, CLOSE, ping("")).answers(LONG, HELLO).closes(1000),
        row("7.3.1").sends(close()).closes(CloseCode.NO_STATUS),
        row("7.3.2").sends(close(bytes("a"))).fails(FAULT),
        row("7.3.3").sends(CLOSE).closes(1000),
        row("7.3.4").sends(WireFrame.close(1000, "Hello World!")).closes(1000),
        row("7.3.5").sends(WireFrame.close(1000, "*".repeat(123))).closes(1000),
        row("7.3.6").sends(WireFrame.close(1000, "*".repeat(124))).fails(FAULT),
        row("7.5.1").sends(close(SURROGATE)).fails(CloseCode.INVALID_PAYLOAD),
        row("7.7.1").sends(close(1000)).closes(1000),
        row("7.7.2").sends(close(1001)).closes(1001),
        row("7.7.3").sends(close(1002)).closes(1002),
        row("7.7.4").sends(close(1003)).closes(1003),
        row("7.7.5").sends(close(1007)).closes(1007),
        row("7.7.6").sends(close(1008)).closes(1008),
        row("7.7.7").sends(close(1009)).closes(1009),
        row("7.7.8").sends(close(1010)).closes(1010),
        row("7.7.9").sends(close(1011)).closes(1011),
        row("7.7.10").sends(close(3000)).closes(3000),
        row("7.7.11").sends(close(3999)).closes(3999),
        row("7.7.12").sends(close(4000)).closes(4000),
        row("7.7.13").sends(close(4999)).closes(4999),
        row("7.9.1").sends(close(0)).fails(FAULT),
        row("7.9.2").sends(close(999)).fails(FAULT),
        row("7.9.3").sends(close(1004)).fails(FAULT),
        row("7.9.4").sends(close(1005)).fails(FAULT),
        row("7.9.5").sends(close(1006)).fails(FAULT),
        row("7.9.6").sends(close(1016)).fails(FAULT),
        row("7.9.7").sends(close(1100)).fails(FAULT),
        row("7.9.8").sends(close(2000)).fails(FAULT),
        row("7.9.9").sends(close(2999)).fails(FAULT),
        // Codes beyond 4999 mean nothing to the RFC; to us they are no codes.
        row("7.13.1").sends(close(5000)).fails(FAULT),
        row("7.13.2").sends(close(65535)).fails(FAULT));
  }

  static Stream<Arguments> casesForBothRoles() {
    return Fuzzer.forBothRoles(cases());
  }

  @ParameterizedTest(name = "{0} as {1}")
  @MethodSource("casesForBothRoles")
  void aCloseFrameIsAnsweredOrJudgedAndIsTheLastWord(FuzzCase row, Role role) {
    Fuzzer.play(row, role);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void theEndOfTcpIsAwaitedButNotForEver(Role role) {
    EchoTestee testee = EchoTestee.open(role);
    testee.feed(CLOSE);
    testee.rig().advance(Timing.NODEMCU.closeNanos() - 1);
    assertThat(testee.rig().connection().state()).isEqualTo(State.DRAINING);
    testee.rig().advance(1);
    assertThat(testee.rig().closed().clean()).isTrue();
    assertThat(testee.rig().isAborted()).isTrue();
  }
}
