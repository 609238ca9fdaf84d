package dev.wiretwin.core.scenario;

import dev.wiretwin.core.scenario.Node.Place;
import dev.wiretwin.core.scenario.ScenarioProblems.Complaint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is gathered while files are read: complaints, the variables that hold, and how much memory
 * the payloads will take. Not thread safe; one reading, one thread.
 */
final class Reading {
  static final int MOST_COMPLAINTS = 20;

  /** All payloads of one reading together: a short file must not become a large script. */
  static final int MOST_PAYLOAD_BYTES = 64 << 20;

  private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_]{0,39})}");

  /** Filled in by whoever runs the scenario. */
  private static final List<String> RESERVED = List.of("port", "accept", "key");

  private final Sheet sheet;
  private final Map<String, String> variables;

  Reading() {
    this(new Sheet(), Map.of());
  }

  private Reading(Sheet sheet, Map<String, String> variables) {
    this.sheet = sheet;
    this.variables = variables;
  }

  /** Shared by a reading and all that were made from it. */
  private static final class Sheet {
    final List<Complaint> complaints = new ArrayList<>();
    int further;
    long payloadBytes;
  }

  /** The same reading inside a scenario that has variables of its own. */
  Reading with(Map<String, String> others) {
    return new Reading(sheet, Map.copyOf(others));
  }

  static boolean isReserved(String variable) {
    return RESERVED.contains(variable);
  }

  boolean knows(String variable) {
    return variables.containsKey(variable);
  }

  String valueOf(String variable) {
    return variables.get(variable);
  }

  void complain(Place place, String path, String sentence) {
    if (sheet.complaints.size() < MOST_COMPLAINTS) {
      sheet.complaints.add(
          new Complaint(place.file(), place.line(), place.column(), path, sentence));
    } else {
      sheet.further++;
    }
  }

  /** Whether nothing was complained about so far. */
  boolean isClean() {
    return sheet.complaints.isEmpty();
  }

  /**
   * @throws ScenarioProblems if anything was complained about
   */
  void end() {
    if (!isClean()) {
      throw new ScenarioProblems(inOrderOfTheFiles(), sheet.further);
    }
  }

  private List<Complaint> inOrderOfTheFiles() {
    List<String> files = sheet.complaints.stream().map(Complaint::file).distinct().toList();
    return sheet.complaints.stream()
        .sorted(
            Comparator.comparingInt((Complaint one) -> files.indexOf(one.file()))
                .thenComparingInt(Complaint::line)
                .thenComparingInt(Complaint::column))
        .toList();
  }

  /** Whether so many bytes more may be held; complains if not. */
  boolean claim(long bytes, Place place, String path) {
    if (sheet.payloadBytes + bytes > MOST_PAYLOAD_BYTES) {
      complain(
          place,
          path,
          "all payloads together must be at most "
              + (MOST_PAYLOAD_BYTES >> 20)
              + " MiB; with this one they are more");
      return false;
    }
    sheet.payloadBytes += bytes;
    return true;
  }

  /**
   * Puts values in the place of {@code {variables}}. Without any variable there are none to
   * misspell, and braces are just braces.
   */
  String fillIn(String text, Place place, String path) {
    if (variables.isEmpty() || text.indexOf('{') < 0) {
      return text;
    }
    Matcher found = VARIABLE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (found.find()) {
      String name = found.group(1);
      String value = knows(name) ? valueOf(name) : found.group();
      if (!knows(name) && !isReserved(name)) {
        complain(
            place,
            path,
            "unknown variable {" + name + "}: " + Nearest.hint(name, variables.keySet()));
      }
      if (!claim(value.length(), place, path)) {
        return text;
      }
      found.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return found.appendTail(filled).toString();
  }
}
