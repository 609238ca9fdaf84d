package dev.wiretwin.api.report;

import dev.wiretwin.api.report.ScenarioReport.Difference;
import dev.wiretwin.api.report.ScenarioReport.Known;
import dev.wiretwin.api.report.ScenarioReport.Tried;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Draws comparisons as lines of text: the verdict, what each target did, and why the known ones
 * differ, in one line each, the first time. No line is longer than the width; nothing in it is more
 * than letters. For one table and one thread.
 */
public final class TextTable {
  /** Below it lines are too short to be read; they are this long then. */
  private static final int NARROWEST = 40;

  private static final int VERDICT = 10;
  private static final int MOST_NEW = 12;
  private static final int LONGEST = 2_000;
  private static final String WHY = "why";

  private final int width;
  private final Set<String> explained = new LinkedHashSet<>();

  /**
   * @param width characters of a line
   */
  public TextTable(int width) {
    this.width = Math.max(NARROWEST, width);
  }

  /** The lines of one scenario; the first begins with the verdict. */
  public List<String> row(ScenarioReport scenario) {
    List<String> lines = new ArrayList<>();
    String head = scenario.name() + ": " + scenario.title() + (scenario.flaky() ? " (flaky)" : "");
    put(lines, ReportDocument.word(scenario.verdict()), VERDICT, head);
    Tried tried = scenario.decisive();
    int label =
        Math.min(
            width / 3,
            2 + tried.targets().stream().mapToInt(one -> one.target().length()).max().orElse(0));
    tried.sentences().forEach(one -> put(lines, "", VERDICT, one));
    if (tried.sentences().isEmpty()) {
      targets(lines, tried, label);
    }
    unknown(lines, tried, label);
    known(lines, scenario, tried, label);
    return lines;
  }

  private void targets(List<String> lines, Tried tried, int label) {
    List<String> did = tried.targets().stream().map(EventLine::of).toList();
    if (did.size() > 1 && did.stream().distinct().count() == 1) {
      lane(lines, did.size() == 2 ? "both" : "all", label, did.get(0));
      return;
    }
    for (int i = 0; i < did.size(); i++) {
      lane(lines, tried.targets().get(i).target(), label, did.get(i));
    }
  }

  private void unknown(List<String> lines, Tried tried, int label) {
    List<Difference> unknown = tried.divergences().stream().filter(Difference::isNew).toList();
    for (Difference one : unknown.subList(0, Math.min(MOST_NEW, unknown.size()))) {
      String whose = tried.targets().size() > 2 ? one.target() + " " : "";
      String where = one.where() == 1 ? "" : " (" + one.where() + ")";
      lane(
          lines,
          "NEW",
          label,
          whose + one.field() + where + ": " + one.reference() + " ≠ " + one.other());
    }
    if (unknown.size() > MOST_NEW) {
      lane(lines, "NEW", label, "and " + (unknown.size() - MOST_NEW) + " more");
    }
  }

  private void known(List<String> lines, ScenarioReport scenario, Tried tried, int label) {
    List<String> again = new ArrayList<>();
    Set<String> ids =
        tried.divergences().stream()
            .filter(one -> !one.isNew())
            .map(Difference::known)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    for (String id : ids) {
      if (explained.add(id)) {
        String words = scenario.known(id).map(Known::words).orElse("");
        lines.add(cut(start(WHY, label) + safe(id + ": " + words)));
      } else {
        again.add(id);
      }
    }
    if (!again.isEmpty()) {
      lane(lines, WHY, label, String.join(", ", again) + " (see above)");
    }
  }

  /** The last line, which says what the whole comes to. */
  public List<String> foot(ReportDocument document) {
    return List.of("", document.headline());
  }

  // ---- lines

  private static String start(String label, int indent) {
    String safe = safe(label);
    String kept = safe.length() >= indent ? safe.substring(0, indent - 2) + "…" : safe;
    return " ".repeat(VERDICT) + kept + " ".repeat(Math.max(1, indent - kept.length()));
  }

  private void lane(List<String> lines, String label, int indent, String words) {
    fold(lines, start(label, indent), VERDICT + indent, words);
  }

  private void put(List<String> lines, String label, int indent, String words) {
    fold(lines, label + " ".repeat(Math.max(1, indent - label.length())), indent, words);
  }

  /** Over as many lines as it takes, at blanks where there are some. */
  private void fold(List<String> lines, String start, int indent, String words) {
    String left = safe(words);
    String before = start;
    int room = width - Math.max(indent, start.length());
    while (left.length() > room) {
      int blank = left.lastIndexOf(' ', room);
      int end = blank > 0 ? blank : room;
      lines.add((before + left.substring(0, end)).stripTrailing());
      left = left.substring(end).stripLeading();
      before = " ".repeat(indent);
    }
    lines.add((before + left).stripTrailing());
  }

  private String cut(String line) {
    if (line.length() <= width) {
      return line;
    }
    int blank = line.lastIndexOf(' ', width - 2);
    return blank > width / 2 ? line.substring(0, blank) + " …" : line.substring(0, width - 1) + "…";
  }

  private static String safe(String words) {
    return SafeWords.of(words.replaceAll("\\s+", " "), LONGEST);
  }
}
