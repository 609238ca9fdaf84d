package dev.wiretwin.bench.drive;

import java.util.LinkedHashMap;
import java.util.Map;

/** What one measurement found, by name; travels between processes as lines {@code name value}. */
public record Figures(Map<String, Double> byName) {
  private static final String MARK = "figure ";

  public Figures {
    byName = new LinkedHashMap<>(byName);
  }

  public static Figures of(String name, double value) {
    return new Figures(Map.of(name, value));
  }

  public Figures with(String name, double value) {
    Figures more = new Figures(byName);
    more.byName.put(name, value);
    return more;
  }

  public double get(String name) {
    Double value = byName.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no figure " + name + " among " + byName.keySet());
    }
    return value;
  }

  public String lines() {
    StringBuilder lines = new StringBuilder();
    byName.forEach(
        (name, value) -> lines.append(MARK).append(name).append(' ').append(value).append('\n'));
    return lines.toString();
  }

  /** Picks the figures out of what a process printed, and passes over all else. */
  public static Figures parse(String output) {
    Map<String, Double> found = new LinkedHashMap<>();
    for (String line : output.split("\n")) {
      String[] words = line.strip().split(" ");
      if (line.startsWith(MARK) && words.length == 3) {
        found.put(words[1], Double.valueOf(words[2]));
      }
    }
    return new Figures(found);
  }
}
