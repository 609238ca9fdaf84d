package dev.wiretwin.core.engine.autobahn;

import static dev.wiretwin.core.engine.autobahn.Frames.bytes;
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

/** Opcodes that mean nothing yet (§5.2). */
class Section4OpcodesTest {
  private static final int FAULT = CloseCode.PROTOCOL_ERROR;
  private static final String WORDS = "Hello, world!";
  private static final WireFrame HELLO = text(WORDS);
  private static final WireFrame PING = ping("");

  static List<FuzzCase> cases() {
    return List.of(
        row("4.1.1").sends(frame(3, "")).fails(FAULT),
        row("4.1.2").sends(frame(4, "reserved opcode payload")).fails(FAULT),
        row("4.1.3").sends(HELLO, frame(5, ""), PING).answers(HELLO).fails(FAULT),
        row("4.1.4").sends(HELLO, frame(6, WORDS), PING).answers(HELLO).fails(FAULT),
        row("4.1.5").octetWise().sends(HELLO, frame(7, WORDS), PING).answers(HELLO).fails(FAULT),
        row("4.2.1").sends(frame(11, "")).fails(FAULT),
        row("4.2.2").sends(frame(12, "reserved opcode payload")).fails(FAULT),
        row("4.2.3").sends(HELLO, frame(13, ""), PING).answers(HELLO).fails(FAULT),
        row("4.2.4").sends(HELLO, frame(14, WORDS), PING).answers(HELLO).fails(FAULT),
        row("4.2.5").octetWise().sends(HELLO, frame(15, WORDS), PING).answers(HELLO).fails(FAULT));
  }

  static Stream<Arguments> casesForBothRoles() {
    return Fuzzer.forBothRoles(cases());
  }

  @ParameterizedTest(name = "{0} as {1}")
  @MethodSource("casesForBothRoles")
  void aReservedOpcodeFailsTheConnectionAfterWhatCameBeforeIt(FuzzCase row, Role role) {
    Fuzzer.play(row, role);
  }

  private static WireFrame frame(int opcode, String payload) {
    return WireFrame.of(opcode, bytes(payload));
  }
}
