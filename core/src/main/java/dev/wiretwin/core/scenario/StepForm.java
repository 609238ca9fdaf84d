package dev.wiretwin.core.scenario;

import java.util.List;
import java.util.Optional;

/**
 * One step as it was written: raw ({@code {do: send, hex: …}}), friendly ({@code {send: …}}) or a
 * bare word ({@code close}). Not thread safe.
 *
 * @param at where the step stands
 * @param verb what is to be done
 * @param step the fields beside the verb
 * @param args the fields that belong to the verb: a mapping behind it, else what stands beside it
 * @param argument what stands behind the verb when it is no mapping
 */
record StepForm(Value at, String verb, Section step, Section args, Optional<Value> argument) {
  /**
   * Finds the verb; complains when there is none, or two.
   *
   * @param verbs in the order in which they are offered to whoever misspelled one
   */
  static Optional<StepForm> of(Value written, List<String> verbs) {
    if (!written.isSection()) {
      return bareWord(written, verbs);
    }
    return of(written, written.section(), verbs);
  }

  private static Optional<StepForm> of(Value written, Section step, List<String> verbs) {
    Optional<Value> raw = step.find("do");
    if (raw.isPresent()) {
      String verb = raw.get().word(verbs);
      return verbs.contains(verb)
          ? Optional.of(new StepForm(written, verb, step, step, Optional.empty()))
          : Optional.empty();
    }
    List<String> found = step.present(verbs);
    if (found.size() > 1) {
      // fin is a verb by itself, and a field of any frame
      found = found.stream().filter(name -> !step.find(name).orElseThrow().isTruth()).toList();
    }
    if (found.size() != 1) {
      written.complain(found.isEmpty() ? noVerb(step, verbs) : twoVerbs(found));
      return Optional.empty();
    }
    Value behind = step.find(found.get(0)).orElseThrow();
    return Optional.of(
        new StepForm(
            written,
            found.get(0),
            step,
            behind.isSection() ? behind.section() : step,
            behind.isSection() || behind.isNothing() ? Optional.empty() : Optional.of(behind)));
  }

  private static Optional<StepForm> bareWord(Value written, List<String> verbs) {
    if (!written.isScalar()) {
      written.fault("a step");
      return Optional.empty();
    }
    String verb = written.word(verbs);
    Section none = Section.empty(written.node().place(), written.path(), written.reading());
    return verbs.contains(verb)
        ? Optional.of(new StepForm(written, verb, none, none, Optional.empty()))
        : Optional.empty();
  }

  private static String noVerb(Section step, List<String> verbs) {
    return step.firstUnasked()
        .map(name -> "unknown step \"" + name + "\": " + Nearest.hint(name, verbs))
        .orElse("must be a step; known are " + String.join(", ", verbs));
  }

  private static String twoVerbs(List<String> found) {
    return "holds " + String.join(" and ", found) + ": write one step for each";
  }

  /** What stands behind the verb as a form of its own, with verbs of its own. */
  Optional<StepForm> inner(List<String> verbs) {
    return argument.isPresent() ? of(argument.get(), verbs) : of(at, args, verbs);
  }

  /** A value that may stand behind the verb, or as one of its fields. */
  Optional<Value> value(String field) {
    return argument.or(() -> args.find(field));
  }

  /** Complains about what nobody asked for. */
  void done() {
    step.done();
    args.done();
  }
}
