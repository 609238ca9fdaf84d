package dev.wiretwin.core.scenario;

import dev.wiretwin.core.scenario.Node.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields of one mapping that is being read. A field counts as known once it was asked for;
 * {@link #done} complains about the rest. Not thread safe.
 */
final class Section {
  private static final int LONGEST_NAME = 60;

  private final Place place;
  private final String path;
  private final Reading reading;
  private final Map<String, Node.Field> fields = new LinkedHashMap<>();
  private final Set<String> asked = new TreeSet<>();
  private boolean judged;

  Section(Node.Fields node, String path, Reading reading) {
    this.place = node.place();
    this.path = path;
    this.reading = reading;
    for (Node.Field field : node.all()) {
      if (fields.put(field.name(), field) != null) {
        reading.complain(field.place(), pathOf(field.name()), "stands here twice: give it once");
      }
    }
  }

  static Section empty(Place place, String path, Reading reading) {
    return new Section(new Node.Fields(place, List.of()), path, reading);
  }

  /** The same fields where these variables hold. */
  Section with(Map<String, String> variables) {
    return new Section(
        new Node.Fields(place, List.copyOf(fields.values())), path, reading.with(variables));
  }

  boolean has(String name) {
    asked.add(name);
    return fields.containsKey(name);
  }

  Optional<Value> find(String name) {
    asked.add(name);
    return Optional.ofNullable(fields.get(name))
        .map(field -> new Value(field.value(), pathOf(name), reading));
  }

  /** The first of two names for the same thing that is there; complains if both are. */
  Optional<Value> find(String name, String other) {
    if (has(name) && has(other)) {
      complain("has both " + name + " and " + other + ": give one of them");
    }
    return find(name).or(() -> find(other));
  }

  /** Complains if it is not there. */
  Optional<Value> need(String name, String allowed) {
    Optional<Value> value = find(name);
    if (value.isEmpty()) {
      complain("lacks the field " + name + ": " + allowed);
    }
    return value;
  }

  OptionalInt integer(String name, int least, int most) {
    return find(name)
        .map(value -> OptionalInt.of(value.integer(least, most)))
        .orElse(OptionalInt.empty());
  }

  boolean truth(String name, boolean otherwise) {
    return find(name).map(Value::truth).orElse(otherwise);
  }

  /** A time under its plain name or with {@code _ms} behind it. */
  long millis(String name, long otherwise) {
    return find(name, name + "_ms").map(Value::millis).orElse(otherwise);
  }

  /** Those of these names that are there, in their order. */
  List<String> present(List<String> names) {
    asked.addAll(names);
    return names.stream().filter(fields::containsKey).toList();
  }

  /** The first field whose name was not asked for; what a misspelled one most likely is. */
  Optional<String> firstUnasked() {
    return fields.keySet().stream().filter(name -> !asked.contains(name)).findFirst();
  }

  /** All fields that are there, as they were written. */
  Map<String, Value> all() {
    Map<String, Value> all = new LinkedHashMap<>();
    fields.keySet().forEach(name -> all.put(name, find(name).orElseThrow()));
    return all;
  }

  void complain(String sentence) {
    reading.complain(place, path, sentence);
  }

  /** Complains about every field that nobody asked for; once, however often it is called. */
  void done() {
    if (judged) {
      return;
    }
    judged = true;
    for (Node.Field field : fields.values()) {
      if (!asked.contains(field.name())) {
        reading.complain(
            field.place(),
            pathOf(field.name()),
            "unknown field: " + Nearest.hint(field.name(), asked));
      }
    }
  }

  private String pathOf(String name) {
    String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
    return path.isEmpty() ? shown : path + "." + shown;
  }
}
