package dev.wiretwin.api.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.catalogue.Divergence;
import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.frame.Frame;
import dev.wiretwin.core.lab.LabRecording.Who;
import dev.wiretwin.core.scenario.Trace;
import dev.wiretwin.core.scenario.TraceEvent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DifferTest {
  private static List<String> differences(Trace first, Trace second) {
    return new Differ(new Equivalence(500))
        .differences(first, second).stream().map(Divergence::toString).toList();
  }

  @Test
  void whatIsSetAsideIsNoDifference() {
    Trace first = Traces.trace(List.of(Traces.connection("", Who.CLIENT)), Traces.close(0, -6));
    Trace second = Traces.trace(List.of(Traces.connection("", Who.CLIENT)), Traces.close(499, -6));
    assertThat(differences(first, second)).isEmpty();
  }

  @Test
  void eventsAreComparedInOrderPerClient() {
    assertThat(
            differences(
                Traces.trace(Traces.text("lost"), Traces.text("hi"), Traces.close(0, 0)),
                Traces.trace(Traces.text("hi"), Traces.close(0, -6))))
        .containsExactly(
            "event (1): receive text \"lost\" ≠ nothing", "close (1): close 0 ≠ close -6");
    assertThat(
            differences(
                Traces.trace(new TraceEvent.Connection(0, 1), new TraceEvent.Connection(0, 2)),
                Traces.trace(new TraceEvent.Connection(0, 2), new TraceEvent.Connection(0, 1))))
        .isEmpty();
  }

  @Test
  void timeBeyondTheToleranceIsADifference() {
    assertThat(
            differences(Traces.trace(Traces.close(10, -18)), Traces.trace(Traces.close(900, -18))))
        .containsExactly("time (1): close -18 at 10 ms ≠ close -18 at 900 ms");
  }

  @Test
  void requestsFramesAndEndsAreComparedPerConnection() {
    Trace first =
        Traces.trace(
            List.of(
                Traces.connection(
                    "User-Agent: a\r\nX: 1\r\nX: 2\r\n",
                    Who.SERVER,
                    new Frame(true, 0, 1, Bytes.utf8("hi")))));
    Trace second =
        Traces.trace(
            List.of(
                Traces.connection(
                    "user-agent: b\r\n", Who.CLIENT, new Frame(true, 0, 8, Bytes.EMPTY)),
                Traces.connection("", Who.CLIENT)));
    assertThat(differences(first, second))
        .containsExactly(
            "connections (1): 1 ≠ 2",
            "header user-agent (1): a ≠ b",
            "header x (1): 1, 2 ≠ nothing",
            "frame (1): text \"hi\" ≠ close",
            "tcp (1): server first, client FIN ≠ client first, client FIN");
  }

  @Test
  void theTimeOfTwoClosesIsComparedWhateverTheirStatus() {
    assertThat(differences(Traces.trace(Traces.close(10, 0)), Traces.trace(Traces.close(900, -99))))
        .containsExactly(
            "close (1): close 0 ≠ close -99", "time (1): close 0 at 10 ms ≠ close -99 at 900 ms");
  }

  @Test
  void whatCallbacksAreCalledWithIsCompared() {
    TraceEvent lost = new TraceEvent.Connection(0, 1, given(1, "nil"));
    TraceEvent same = new TraceEvent.Connection(0, 1, given(1, "client"));
    TraceEvent ours = new TraceEvent.Connection(0, 1);
    assertThat(differences(Traces.trace(ours), Traces.trace(same))).isEmpty();
    assertThat(differences(Traces.trace(ours), Traces.trace(lost)))
        .containsExactly("arguments (1): client ≠ nil");
  }

  private static Optional<TraceEvent.Arguments> given(int count, String first) {
    return Optional.of(new TraceEvent.Arguments(count, first, OptionalLong.empty()));
  }
}
