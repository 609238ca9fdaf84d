package dev.wiretwin.core.engine.autobahn;

import static dev.wiretwin.core.engine.autobahn.Frames.filled;
import static dev.wiretwin.core.engine.autobahn.Frames.hex;
import static dev.wiretwin.core.engine.autobahn.Frames.ping;
import static dev.wiretwin.core.engine.autobahn.Frames.pong;
import static dev.wiretwin.core.engine.autobahn.FuzzCase.row;

import dev.wiretwin.core.engine.Role;
import dev.wiretwin.core.frame.CloseCode;
import dev.wiretwin.core.testkit.WireFrame;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pings, each answered with its own payload, and pongs nobody asked for (§5.5.2, §5.5.3). */
class Section2PingsTest {
  private static final byte[] FES = filled(125, (byte) 0xFE);
  private static final byte[] NO_TEXT = hex("00fffefdfcfb00ff");
  private static final WireFrame UNASKED = pong("unsolicited pong payload");

  static List<FuzzCase> cases() {
    return List.of(
        row("2.1").sends(ping("")).answers(pong("")),
        row("2.2").sends(ping("Hello, world!")).answers(pong("Hello, world!")),
        row("2.3").sends(ping(NO_TEXT)).answers(pong(NO_TEXT)),
        row("2.4").sends(ping(FES)).answers(pong(FES)),
        row("2.5").sends(ping(filled(126, (byte) 0xFE))).fails(CloseCode.PROTOCOL_ERROR),
        row("2.6").octetWise().sends(ping(FES)).answers(pong(FES)),
        row("2.7").sends(pong("")),
        row("2.8").sends(UNASKED),
        row("2.9").sends(UNASKED, ping("ping payload")).answers(pong("ping payload")),
        row("2.10").sends(ten(Frames::ping)).answers(ten(Frames::pong)),
        row("2.11").octetWise().sends(ten(Frames::ping)).answers(ten(Frames::pong)));
  }

  static Stream<Arguments> casesForBothRoles() {
    return Fuzzer.forBothRoles(cases());
  }

  @ParameterizedTest(name = "{0} as {1}")
  @MethodSource("casesForBothRoles")
  void everyPingIsAnsweredAndNoPongIs(FuzzCase row, Role role) {
    Fuzzer.play(row, role);
  }

  private static WireFrame[] ten(Function<String, WireFrame> frame) {
    return IntStream.range(0, 10)
        .mapToObj(i -> frame.apply("payload-" + i))
        .toArray(WireFrame[]::new);
  }
}
