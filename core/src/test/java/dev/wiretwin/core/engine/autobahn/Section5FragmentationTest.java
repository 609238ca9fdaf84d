package dev.wiretwin.core.engine.autobahn;

import static dev.wiretwin.core.engine.autobahn.Frames.begin;
import static dev.wiretwin.core.engine.autobahn.Frames.end;
import static dev.wiretwin.core.engine.autobahn.Frames.goOn;
import static dev.wiretwin.core.engine.autobahn.Frames.ping;
import static dev.wiretwin.core.engine.autobahn.Frames.pong;
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

/** Fragmentation: which frames may follow on which (§5.4), however TCP cuts them. */
class Section5FragmentationTest {
  private static final int FAULT = CloseCode.PROTOCOL_ERROR;
  private static final WireFrame HELLO = text("Hello, world!");
  private static final WireFrame PING = ping("ping payload");
  private static final WireFrame PONG = pong("ping payload");
  private static final WireFrame A = begin("fragment1");
  private static final WireFrame B = end("fragment2");
  private static final WireFrame A_AND_B = text("fragment1fragment2");
  private static final WireFrame ORPHAN = end("non-continuation payload");
  private static final WireFrame OPEN_ORPHAN = goOn("non-continuation payload");

  static List<FuzzCase> cases() {
    return List.of(
        row("5.1").sends(ping("fragment1").asUnfinished(), B).fails(FAULT),
        row("5.2").sends(pong("fragment1").asUnfinished(), B).fails(FAULT),
        row("5.3").sends(A, B).answers(A_AND_B),
        row("5.4").frameWise().sends(A, B).answers(A_AND_B),
        row("5.5").octetWise().sends(A, B).answers(A_AND_B),
        row("5.6").sends(A, PING, B).answers(PONG, A_AND_B),
        row("5.7").frameWise().sends(A, PING, B).answers(PONG, A_AND_B),
        row("5.8").octetWise().sends(A, PING, B).answers(PONG, A_AND_B),
        row("5.9").sends(ORPHAN, HELLO).fails(FAULT),
        row("5.10").frameWise().sends(ORPHAN, HELLO).fails(FAULT),
        row("5.11").octetWise().sends(ORPHAN, HELLO).fails(FAULT),
        row("5.12").sends(OPEN_ORPHAN, HELLO).fails(FAULT),
        row("5.13").frameWise().sends(OPEN_ORPHAN, HELLO).fails(FAULT),
        row("5.14").octetWise().sends(OPEN_ORPHAN, HELLO).fails(FAULT),
        row("5.15").sends(A, B, goOn("fragment3"), text("fragment4")).answers(A_AND_B).fails(FAULT),
        row("5.16")
            .sends(twice(goOn("fragment1"), begin("fragment2"), end("fragment3")))
            .fails(FAULT),
        row("5.17")
            .sends(twice(end("fragment1"), begin("fragment2"), end("fragment3")))
            .fails(FAULT),
        row("5.18").sends(A, text("fragment2")).fails(FAULT),
        fiveFragmentsAndTwoPings(row("5.19")),
        fiveFragmentsAndTwoPings(row("5.20").frameWise()));
  }

  /** The first ping must be answered while the message is still far from complete. */
  private static FuzzCase fiveFragmentsAndTwoPings(FuzzCase row) {
    return row.sends(A, goOn("fragment2"), ping("pongme 1!"))
        .answers(pong("pongme 1!"))
        .sends(goOn("fragment3"), goOn("fragment4"), ping("pongme 2!"), end("fragment5"))
        .answers(pong("pongme 2!"), text("fragment1fragment2fragment3fragment4fragment5"));
  }

  static Stream<Arguments> casesForBothRoles() {
    return Fuzzer.forBothRoles(cases());
  }

  @ParameterizedTest(name = "{0} as {1}")
  @MethodSource("casesForBothRoles")
  void fragmentsAreJoinedInOrderOrFailTheConnection(FuzzCase row, Role role) {
    Fuzzer.play(row, role);
  }

  private static WireFrame[] twice(WireFrame... frames) {
    return Stream.of(frames, frames).flatMap(Stream::of).toArray(WireFrame[]::new);
  }
}
