package dev.wiretwin.core.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Compares a trace with what its scenario expects. For one use. What one client sees is in order;
 * between clients there is none.
 */
final class ExpectationCheck {
  private static final long NANOS_PER_MS = 1_000_000;

  private final Scenario scenario;
  private final Trace trace;
  private final List<String> faults = new ArrayList<>();

  /** Per client, behind which event the next expectation is looked for. */
  private final Map<Integer, Integer> behind = new HashMap<>();

  /** Indexes of events that an expectation has found. */
  private final Set<Integer> expected = new HashSet<>();

  ExpectationCheck(Scenario scenario, Trace trace) {
    this.scenario = scenario;
    this.trace = trace;
  }

  /** What was not as expected, a sentence each; empty when all was. */
  List<String> faults() {
    for (Expectation one : scenario.expect()) {
      if (one.never()) {
        forbid(one);
      } else {
        find(one);
      }
    }
    failedCalls();
    stepsNotTaken();
    return faults;
  }

  private void find(Expectation wanted) {
    int from = behind.getOrDefault(wanted.c(), 0);
    OptionalInt found = firstMatch(wanted, from);
    if (found.isPresent()) {
      behind.put(wanted.c(), found.getAsInt() + 1);
      expected.add(found.getAsInt());
      return;
    }
    faults.add(
        "client "
            + wanted.c()
            + ": expected "
            + EventWords.of(wanted)
            + before(wanted.c(), from)
            + ", but saw "
            + rest(wanted.c(), from)
            + position());
  }

  private void forbid(Expectation unwanted) {
    firstMatch(unwanted, 0)
        .ifPresent(
            at -> {
              TraceEvent event = trace.events().get(at);
              faults.add(
                  "client "
                      + unwanted.c()
                      + ": expected never to see "
                      + EventWords.of(unwanted)
                      + ", but at "
                      + event.at() / NANOS_PER_MS
                      + " ms came "
                      + EventWords.of(event));
            });
  }

  private OptionalInt firstMatch(Expectation wanted, int from) {
    for (int i = from; i < trace.events().size(); i++) {
      if (matches(wanted, trace.events().get(i))) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  private static boolean matches(Expectation wanted, TraceEvent event) {
    if (wanted.c() != event.c() || !wanted.event().equals(EventWords.kind(event))) {
      return false;
    }
    if (event instanceof TraceEvent.Receive receive) {
      return agrees(wanted.opcode(), OptionalInt.of(receive.opcode()))
          && (wanted.payload().isEmpty() || wanted.payload().get().equals(receive.payload()));
    }
    if (event instanceof TraceEvent.Closed closed) {
      return agrees(wanted.status(), OptionalInt.of(closed.close().status()))
          && agrees(wanted.closeCode(), EventWords.peerCode(closed.close()))
          && agrees(wanted.httpStatus(), closed.close().httpStatus())
          && (wanted.clean().isEmpty() || wanted.clean().get() == closed.close().clean());
    }
    return true;
  }

  private static boolean agrees(OptionalInt wanted, OptionalInt seen) {
    return wanted.isEmpty() || wanted.equals(seen);
  }

  /** Errors that no expectation was waiting for. */
  private void failedCalls() {
    for (int i = 0; i < trace.events().size(); i++) {
      if (trace.events().get(i) instanceof TraceEvent.Error error && !expected.contains(i)) {
        faults.add(
            "client "
                + error.c()
                + ": "
                + StepWords.nth(scenario, error.step())
                + " failed: "
                + error.message());
      }
    }
  }

  private void stepsNotTaken() {
    int done = trace.stepsDone();
    int left = scenario.client().size() - done;
    boolean restsOnly = left == 1 && scenario.client().get(done) instanceof ClientStep.WaitMs;
    if (left == 0 || restsOnly) {
      return;
    }
    ClientStep step = scenario.client().get(done);
    String why =
        step instanceof ClientStep.WaitEvent
            ? " waited in vain"
            : " had not been taken when the time was up";
    String behindIt = left == 1 ? "" : "; " + (left - 1) + " more behind it were not taken";
    faults.add("client " + step.c() + ": " + StepWords.nth(scenario, done) + why + behindIt);
  }

  // ---- words

  private String before(int c, int from) {
    for (int i = from - 1; i >= 0; i--) {
      if (trace.events().get(i).c() == c) {
        return " after " + EventWords.of(trace.events().get(i));
      }
    }
    return "";
  }

  private String rest(int c, int from) {
    List<String> seen =
        trace.events().stream()
            .skip(from)
            .filter(event -> event.c() == c)
            .map(EventWords::of)
            .toList();
    return seen.isEmpty() ? "nothing more" : String.join("; ", seen);
  }

  private String position() {
    return Optional.of(trace.stepsDone())
        .filter(done -> done < scenario.client().size())
        .map(done -> " (the script stood at " + StepWords.nth(scenario, done) + ")")
        .orElse("");
  }
}
