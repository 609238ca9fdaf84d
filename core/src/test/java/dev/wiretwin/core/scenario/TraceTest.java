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
    List<Trace.Printed> console = new ArrayList<>(List.of(new Trace.Printed(1, "> ")));
    LabRecording nothing = new LabRecording(List.of());
    Trace trace = new Trace("scene", "jvm", events, nothing, 1, TimeAxis.SAME, console);
    events.clear();
    console.clear();
    assertThat(trace.events()).containsExactly(new TraceEvent.Connection(0, 1));
    assertThat(trace.console()).containsExactly(new Trace.Printed(1, "> "));
  }

  @Test
  void withoutMoreTheClocksAgreeAndNothingWasPrinted() {
    Trace trace = new Trace("scene", "jvm", List.of(), new LabRecording(List.of()), 0);
    assertThat(trace.axis()).isEqualTo(TimeAxis.SAME);
    assertThat(trace.console()).isEmpty();
  }

  @Test
  void ofARunThatDidNotTakePlaceThereAreItsNames() {
    Target target = new Target("board:1", false, () -> null);
    Trace trace = Trace.ofNothing(Scene.of().scenario(), target);
    assertThat(trace.target()).isEqualTo("board:1");
    assertThat(trace.events()).isEmpty();
    assertThat(trace.lab().connections()).isEmpty();
  }
}
