package dev.wiretwin.core.scenario;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A piece of YAML for the tests of readers, with the complaints that reading it brought up. */
final class Draft {
  private final Reading reading = new Reading();
  private final Value value;

  private Draft(String yaml, Map<String, String> variables) {
    Node node =
        TreeReader.read("draft.yaml", yaml.getBytes(StandardCharsets.UTF_8), reading).get(0);
    value = new Value(node, "x", reading.with(variables));
  }

  static Draft of(String yaml) {
    return new Draft(yaml, Map.of());
  }

  static Draft of(String yaml, Map<String, String> variables) {
    return new Draft(yaml, variables);
  }

  Value value() {
    return value;
  }

  /** Field path and sentence of each, in order. */
  List<String> complaints() {
    return of(reading);
  }

  static List<String> of(Reading reading) {
    try {
      reading.end();
      return List.of();
    } catch (ScenarioProblems problems) {
      return problems.complaints().stream().map(one -> one.path() + ": " + one.sentence()).toList();
    }
  }
}
