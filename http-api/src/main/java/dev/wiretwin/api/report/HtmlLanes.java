package dev.wiretwin.api.report;

import java.util.List;
import java.util.Locale;

/**
 * Draws what several targets did, beside each other: a strip on which time passes evenly, and below
 * it the rows in which everything can be read. For one page and one thread.
 */
final class HtmlLanes {
  private static final int STRIP = 1_000;
  private static final int STRIP_HEIGHT = 16;

  /** From here on times are told in seconds. */
  private static final double LONG_MS = 10_000;

  private final Markup page;
  private final ReportDocument.Run run;
  private boolean inSeconds;

  HtmlLanes(Markup page, ReportDocument.Run run) {
    this.page = page;
    this.run = run;
  }

  void draw(List<TargetReport> targets) {
    List<List<LaneItem>> lanes = targets.stream().map(LaneItems::of).toList();
    if (lanes.stream().allMatch(List::isEmpty)) {
      page.line("p", "quiet", "Nothing was seen of any target.");
      return;
    }
    page.open("div", "class", "lanes n" + targets.size());
    strip(targets, lanes);
    heads(targets);
    LaneRows.of(lanes).forEach(this::row);
    rest(lanes);
    page.close();
  }

  // ---- the strip

  private void strip(List<TargetReport> targets, List<List<LaneItem>> lanes) {
    double from = lanes.stream().flatMap(List::stream).mapToDouble(LaneItem::at).min().orElse(0);
    double to = lanes.stream().flatMap(List::stream).mapToDouble(LaneItem::at).max().orElse(1);
    double start = Math.min(0, from);
    double span = Math.max(1, to - start);
    inSeconds = span >= LONG_MS;
    page.open("div", "class", "strip", "aria-hidden", "true");
    for (int i = 0; i < lanes.size(); i++) {
      page.line("span", "who", targets.get(i).target());
      page.open(
          "svg", "viewBox", "0 0 " + STRIP + " " + STRIP_HEIGHT, "preserveAspectRatio", "none");
      for (LaneItem item : lanes.get(i).subList(0, Math.min(LaneRows.MOST, lanes.get(i).size()))) {
        tick(item, (item.at() - start) / span);
      }
      page.close();
    }
    page.open("span", "class", "who").close().open("div", "class", "axis");
    for (int i = 0; i <= 4; i++) {
      page.open("span").text(clock(start + span * i / 4)).close();
    }
    page.close().close();
    page.open("p", "class", "legend quiet");
    for (LaneItem.Kind kind : LaneItem.Kind.values()) {
      page.line("span", kind.css(), legend(kind));
    }
    page.close();
  }

  private static String legend(LaneItem.Kind kind) {
    return switch (kind) {
      case CALL -> "callbacks of the script";
      case UP -> "→ from the client";
      case DOWN -> "← from the server";
      case TCP -> "TCP";
      case CONSOLE -> "console";
      case NOTE -> "notes of the lab server";
    };
  }

  private void tick(LaneItem item, double where) {
    String x = String.format(Locale.ROOT, "%.1f", 2 + where * (STRIP - 4));
    page.open("path", "class", item.kind().css(), "d", "M" + x + " 1V" + (STRIP_HEIGHT - 1))
        .close();
  }

  // ---- the rows

  private void heads(List<TargetReport> targets) {
    page.open("div", "class", "row heads");
    for (TargetReport target : targets) {
      page.open("div", "class", "cell").line("b", "who", target.target());
      page.line("span", "quiet", firmware(target.target())).close();
    }
    page.close();
  }

  private String firmware(String target) {
    return run.targets().stream()
        .filter(one -> one.name().equals(target))
        .map(one -> one.firmware().isEmpty() ? one.kind() : one.firmware())
        .findFirst()
        .orElse("");
  }

  private void row(LaneRows.Row row) {
    page.open("div", "class", row.isSame() ? "row" : "row odd");
    for (LaneItem item : row.cells()) {
      if (item == null) {
        page.open("div", "class", "cell none").close();
      } else {
        page.open("div", "class", "cell " + item.kind().css());
        page.line("span", "at", clock(item.at()));
        chip(item);
        page.close();
      }
    }
    page.close();
  }

  private void chip(LaneItem item) {
    if (item.content() == null) {
      page.open("div", "class", "chip");
      face(item);
      page.close();
      return;
    }
    page.open("details", "class", "chip").open("summary");
    face(item);
    page.close();
    Payload content = item.content();
    if (content.isCut()) {
      page.line(
          "p",
          "quiet",
          "The first "
              + FrameWords.bytes(content.bytes().length)
              + " of "
              + content.length()
              + ", #"
              + Long.toHexString(content.hash31())
              + " in all:");
    }
    page.open("pre");
    if (content.text() != null && content.text().contains("\n")) {
      page.lines(content.text().replace("\r\n", "\n"));
    } else {
      page.lines(FrameWords.dump(dev.wiretwin.core.frame.Bytes.of(content.bytes())));
    }
    page.close().close();
  }

  private void face(LaneItem item) {
    if (item.kind() != LaneItem.Kind.CONSOLE) {
      page.line("b", "what", arrow(item.kind()) + item.what());
      page.text(" ");
    }
    if (!item.words().isEmpty()) {
      page.line("span", "words", item.words()).text(" ");
    }
    if (!item.facts().isEmpty()) {
      page.line("span", "facts", item.facts());
    }
  }

  private static String arrow(LaneItem.Kind kind) {
    return switch (kind) {
      case UP -> "→ ";
      case DOWN -> "← ";
      default -> "";
    };
  }

  private void rest(List<List<LaneItem>> lanes) {
    int more = lanes.stream().mapToInt(lane -> Math.max(0, lane.size() - LaneRows.MOST)).sum();
    if (more > 0) {
      page.line("p", "quiet", more + " more stand in report.json only.");
    }
  }

  /** Device time, in the unit of the whole drawing. */
  private String clock(double ms) {
    return inSeconds ? String.format(Locale.ROOT, "%.2f s", ms / 1e3) : Math.round(ms) + " ms";
  }
}
