package dev.wiretwin.core.scenario;

import dev.wiretwin.core.lab.LabRecording;
import java.util.List;

/**
 * What one target did in one scenario. Immutable.
 *
 * @param scenario the scenario's name
 * @param target {@code jvm} or {@code board:<id>}
 * @param events in the order the script saw them
 * @param lab what the lab server saw
 * @param stepsDone how many client steps were reached before the run ended
 */
public record Trace(
    String scenario, String target, List<TraceEvent> events, LabRecording lab, int stepsDone) {
  public Trace {
    events = List.copyOf(events);
  }
}
