package dev.wiretwin.core.scenario;

import static dev.wiretwin.core.scenario.Scene.closed;
import static dev.wiretwin.core.scenario.Scene.connect;
import static dev.wiretwin.core.scenario.Scene.connected;
import static dev.wiretwin.core.scenario.Scene.create;
import static dev.wiretwin.core.scenario.Scene.event;
import static dev.wiretwin.core.scenario.Scene.never;
import static dev.wiretwin.core.scenario.Scene.pause;
import static dev.wiretwin.core.scenario.Scene.received;
import static dev.wiretwin.core.scenario.Scene.trace;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.engine.CloseFrame;
import dev.wiretwin.core.frame.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ExpectationCheckTest {
  private static final long MS = 1_000_000;
  private static final TraceEvent OPEN = new TraceEvent.Connection(0, 1);
  private static final TraceEvent HELLO = new TraceEvent.Receive(5 * MS, 1, 1, Bytes.utf8("Hello"));
  private static final TraceEvent GONE =
      new TraceEvent.Closed(
          9 * MS,
          1,
          Scene.close(-6, Optional.of(new CloseFrame(1001, "bye")), OptionalInt.empty()));
  private static final TraceEvent FAILED = new TraceEvent.Error(2 * MS, 1, 1, "busy");

  private static List<String> faults(Scene scene, Trace trace) {
    return new ExpectationCheck(scene.scenario(), trace).faults();
  }

  private static Scene scene(Expectation... expected) {
    return Scene.of(create(), connect()).expect(expected);
  }

  @Test
  void whatWasExpectedAndSeenInOrderIsNoFault() {
    Scene scene = scene(connected(), received(1, "Hello"), closed(-6), never(closed(0)));
    assertThat(faults(scene, trace(2, OPEN, HELLO, GONE))).isEmpty();
    assertThat(faults(scene(connected(), closed(-6, 1001, true)), trace(2, OPEN, HELLO, GONE)))
        .as("what stands between is nobody's business")
        .isEmpty();
  }

  @Test
  void whatIsMissingIsSaidWithWhatCameInstead() {
    assertThat(faults(scene(connected(), received(2, "Hello")), trace(2, OPEN, HELLO, GONE)))
        .containsExactly(
            "client 1: expected receive with opcode 2, text 5 bytes \"Hello\" after connection, but"
                + " saw receive text 5 bytes \"Hello\"; close with status -6, code 1001, clean");
    assertThat(faults(scene(connected()), trace(2)))
        .containsExactly("client 1: expected connection, but saw nothing more");
  }

  @Test
  void theOrderCounts() {
    assertThat(faults(scene(closed(-6), connected()), trace(2, OPEN, GONE)))
        .containsExactly(
            "client 1: expected connection after close with status -6, code 1001, clean, but saw"
                + " nothing more");
  }

  @Test
  void eachDetailOfACloseCounts() {
    Trace trace = trace(2, OPEN, GONE);
    assertThat(faults(scene(closed(-6, 1000, true)), trace)).hasSize(1);
    assertThat(faults(scene(closed(-6, 1001, false)), trace)).hasSize(1);
    assertThat(faults(scene(closed(0, 1001, true)), trace)).hasSize(1);
    Expectation http =
        new Expectation(
            1,
            "close",
            OptionalInt.of(-17),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.of(404),
            false);
    assertThat(faults(scene(http), trace)).hasSize(1);
    TraceEvent refused =
        new TraceEvent.Closed(0, 1, Scene.close(-17, Optional.empty(), OptionalInt.of(404)));
    assertThat(faults(scene(http), trace(2, refused))).isEmpty();
  }

  @Test
  void whatMustNeverComeIsToldWhenItDoes() {
    assertThat(faults(scene(never(event(1, "receive"))), trace(2, OPEN, HELLO)))
        .containsExactly(
            "client 1: expected never to see receive, but at 5 ms came receive text 5 bytes"
                + " \"Hello\"");
  }

  @Test
  void anErrorThatNobodyExpectedIsAFaultAndOneThatWasExpectedIsNone() {
    assertThat(faults(scene(), trace(2, FAILED)))
        .containsExactly("client 1: step 2 (connect) failed: busy");
    assertThat(faults(scene(event(1, "error")), trace(2, FAILED))).isEmpty();
    assertThat(faults(scene(event(1, "error")), trace(2, FAILED, FAILED))).hasSize(1);
  }

  @Test
  void eachClientHasItsOwnOrder() {
    TraceEvent other = new TraceEvent.Connection(0, 2);
    Scene scene = scene(event(2, "connection"), connected());
    assertThat(faults(scene, trace(2, OPEN, other))).isEmpty();
    assertThat(faults(scene, trace(2, OPEN))).hasSize(1);
  }

  @Test
  void stepsThatWereNotTakenAreFaultsButAPauseAtTheEndIsNone() {
    Scene vain = Scene.of(create(), connect(), Scene.await("close"), Scene.close());
    assertThat(faults(vain.expect(closed(0)), trace(2, OPEN)))
        .containsExactly(
            "client 1: expected close with status 0, but saw connection (the script stood at step 3"
                + " (wait for close))",
            "client 1: step 3 (wait for close) waited in vain; 1 more behind it were not taken");
    assertThat(faults(Scene.of(create(), Scene.close()), trace(1)))
        .containsExactly("client 1: step 2 (close) had not been taken when the time was up");
    assertThat(faults(Scene.of(create(), pause(10)), trace(1))).isEmpty();
    assertThat(faults(Scene.of(create(), pause(10), connect()), trace(1))).hasSize(1);
  }
}
