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
 * @param axis how the times of the lab server's recording and those of the events go together
 * @param console what the target printed for people meanwhile, in order; the last lines, if there
 *     were more than are kept
 */
public record Trace(
    String scenario,
    String target,
    List<TraceEvent> events,
    LabRecording lab,
    int stepsDone,
    TimeAxis axis,
    List<Printed> console) {
  public Trace {
    events = List.copyOf(events);
    console = List.copyOf(console);
  }

  /** One without a console, whose clocks agree. */
  public Trace(
      String scenario, String target, List<TraceEvent> events, LabRecording lab, int stepsDone) {
    this(scenario, target, events, lab, stepsDone, TimeAxis.SAME, List.of());
  }

  /**
   * One line that the target printed for people.
   *
   * @param at when it was heard, device nanoseconds since time zero
   */
  public record Printed(long at, String text) {}

  /** Of a run that did not take place. */
  public static Trace ofNothing(Scenario scenario, Target target) {
    return new Trace(scenario.name(), target.name(), List.of(), new LabRecording(List.of()), 0);
  }
}
