package dev.wiretwin.core.engine.autobahn;

import static dev.wiretwin.core.engine.autobahn.Frames.binary;
import static dev.wiretwin.core.engine.autobahn.Frames.filled;
import static dev.wiretwin.core.engine.autobahn.FuzzCase.row;

import dev.wiretwin.core.engine.Role;
import dev.wiretwin.core.testkit.WireFrame;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Framing: messages at both sides of each change in how their length is written (§5.2). */
class Section1FramingTest {
  static List<FuzzCase> cases() {
    return List.of(
        row("1.1.1").echoes(stars(0)),
        row("1.1.2").echoes(stars(125)),
        row("1.1.3").echoes(stars(126)),
        row("1.1.4").echoes(stars(127)),
        row("1.1.5").echoes(stars(128)),
        row("1.1.6").echoes(stars(65535)),
        row("1.1.7").echoes(stars(65536)),
        row("1.1.8").chopped(997).echoes(stars(65536)),
        row("1.2.1").echoes(fes(0)),
        row("1.2.2").echoes(fes(125)),
        row("1.2.3").echoes(fes(126)),
        row("1.2.4").echoes(fes(127)),
        row("1.2.5").echoes(fes(128)),
        row("1.2.6").echoes(fes(65535)),
        row("1.2.7").echoes(fes(65536)),
        row("1.2.8").chopped(997).echoes(fes(65536)));
  }

  static Stream<Arguments> casesForBothRoles() {
    return Fuzzer.forBothRoles(cases());
  }

  @ParameterizedTest(name = "{0} as {1}")
  @MethodSource("casesForBothRoles")
  void messagesOfAnyLengthAreEchoed(FuzzCase row, Role role) {
    Fuzzer.play(row, role);
  }

  private static WireFrame stars(int length) {
    return WireFrame.text("*".repeat(length));
  }

  private static WireFrame fes(int length) {
    return binary(filled(length, (byte) 0xFE));
  }
}
