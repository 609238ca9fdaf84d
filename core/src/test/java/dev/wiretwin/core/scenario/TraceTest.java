package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.lab.LabRecording;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceTest {
  @Test
  void itsEventsAreItsOwn() {
    List<TraceEvent> events = new ArrayList<>(List.of(new TraceEvent.Connection(0, 1)));
    Trace trace = new Trace("scene", "jvm", events, new LabRecording(List.of()), 1);
    events.clear();
    assertThat(trace.events()).containsExactly(new TraceEvent.Connection(0, 1));
  }
}
