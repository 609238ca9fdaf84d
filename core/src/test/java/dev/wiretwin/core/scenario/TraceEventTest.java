package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.frame.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TraceEventTest {
  @Test
  void eachKindTellsWhenAndOfWhichClient() {
    Close close = Scene.close(0, Optional.empty(), OptionalInt.empty());
    List<TraceEvent> events =
        List.of(
            new TraceEvent.Connection(1, 4),
            new TraceEvent.Receive(2, 3, 1, Bytes.EMPTY),
            new TraceEvent.Closed(3, 2, close),
            new TraceEvent.Error(4, 1, 0, "busy"),
            new TraceEvent.Restarted(5, 1));
    assertThat(events).extracting(TraceEvent::at).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(events).extracting(TraceEvent::c).containsExactly(4, 3, 2, 1, 1);
  }
}
