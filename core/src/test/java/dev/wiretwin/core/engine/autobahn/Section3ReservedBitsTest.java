package dev.wiretwin.core.engine.autobahn;

import static dev.wiretwin.core.engine.autobahn.Frames.binary;
import static dev.wiretwin.core.engine.autobahn.Frames.close;
import static dev.wiretwin.core.engine.autobahn.Frames.hex;
import static dev.wiretwin.core.engine.autobahn.Frames.ping;
import static dev.wiretwin.core.engine.autobahn.Frames.text;
import static dev.wiretwin.core.engine.autobahn.FuzzCase.row;

import dev.wiretwin.core.engine.Role;
import dev.wiretwin.core.frame.CloseCode;
import dev.wiretwin.core.testkit.WireFrame;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Reserved bits that no extension was agreed for (§5.2). */
class Section3ReservedBitsTest {
  private static final int FAULT = CloseCode.PROTOCOL_ERROR;
  private static final WireFrame HELLO = text("Hello, world!");
  private static final WireFrame PING = ping("");

  static List<FuzzCase> cases() {
    return List.of(
        row("3.1").sends(HELLO.withRsv(1)).fails(FAULT),
        row("3.2").sends(HELLO, HELLO.withRsv(2), PING).answers(HELLO).fails(FAULT),
        row("3.3").frameWise().sends(HELLO, HELLO.withRsv(3), PING).answers(HELLO).fails(FAULT),
        row("3.4").octetWise().sends(HELLO, HELLO.withRsv(4), PING).answers(HELLO).fails(FAULT),
        row("3.5").sends(binary(hex("00fffefdfcfb00ff")).withRsv(5)).fails(FAULT),
        row("3.6").sends(ping("Hello, world!").withRsv(6)).fails(FAULT),
        row("3.7").sends(close().withRsv(7)).fails(FAULT));
  }

  static Stream<Arguments> casesForBothRoles() {
    return Fuzzer.forBothRoles(cases());
  }

  @ParameterizedTest(name = "{0} as {1}")
  @MethodSource("casesForBothRoles")
  void aReservedBitFailsTheConnectionAfterWhatCameBeforeIt(FuzzCase row, Role role) {
    Fuzzer.play(row, role);
  }
}
