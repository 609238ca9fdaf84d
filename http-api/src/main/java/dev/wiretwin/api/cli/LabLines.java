package dev.wiretwin.api.cli;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.lab.LabNews;
import dev.wiretwin.core.lab.LabRecording;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Writes down for people what a lab server sees, a line for each thing. On one thread only.
 *
 * <p>Connections and steps count from 1 here.
 */
final class LabLines {
  static final String LEGEND = "   seconds  conn  (> the client, < this server, * the script)";

  private static final String ROW = "%10.3f  #%-4d %s%n";
  private static final String MORE = " ".repeat(20) + "%s%n";
  private static final double NANOS = 1e9;
  private static final double NANOS_PER_MS = 1e6;
  private static final int MOST_HEADERS = 30;

  private final PrintWriter out;

  LabLines(PrintWriter out) {
    this.out = out;
  }

  void write(LabNews news) {
    int connection = news.connection();
    if (news instanceof LabNews.Requested requested) {
      request(connection, requested.request());
    } else if (news instanceof LabNews.Framed framed) {
      LabRecording.SeenFrame seen = framed.frame();
      row(seen.at(), connection, "> " + seen.frame() + (seen.masked() ? "" : " (not masked)"));
    } else if (news instanceof LabNews.Sent sent) {
      SentBytes.lines(sent.write().what())
          .forEach(line -> row(sent.write().at(), connection, "< " + line));
    } else if (news instanceof LabNews.Ended ended) {
      end(connection, ended.end());
    } else if (news instanceof LabNews.Noted noted) {
      note(connection, noted.note());
    }
  }

  private void request(int connection, LabRecording.Seen<Bytes> request) {
    String head = new String(request.what().toArray(), StandardCharsets.ISO_8859_1);
    List<String> lines = head.lines().filter(line -> !line.isEmpty()).toList();
    row(request.at(), connection, "> " + SafeText.of(lines.isEmpty() ? "" : lines.get(0)));
    lines.stream().skip(1).limit(MOST_HEADERS).forEach(line -> out.printf(MORE, SafeText.of(line)));
    if (lines.size() > MOST_HEADERS + 1) {
      out.printf(MORE, "and " + (lines.size() - MOST_HEADERS - 1) + " more lines");
    }
  }

  private void end(int connection, LabRecording.End end) {
    boolean client = end.who() == LabRecording.Who.CLIENT;
    String how = end.how() == LabRecording.How.RST ? "resets TCP" : "ends TCP";
    row(end.at(), connection, client ? "> " + how : "< " + how);
  }

  private void note(int connection, LabRecording.Note note) {
    String late =
        note.lateNanos() == 0
            ? ""
            : String.format(Locale.ROOT, " (%.1f ms late)", note.lateNanos() / NANOS_PER_MS);
    row(
        note.at(),
        connection,
        "* step " + (note.step() + 1) + ": " + SafeText.of(note.sentence()) + late);
  }

  private void row(long at, int connection, String words) {
    out.printf(Locale.ROOT, ROW, at / NANOS, connection + 1, words);
  }

  /** For what was not written. */
  void gap() {
    out.println("            … lines are missing here: more happened than could be printed");
  }

  /** What it was in all. */
  static String summary(LabRecording recording) {
    List<LabRecording.Connection> all = recording.connections();
    long frames = all.stream().mapToLong(one -> one.frames().size()).sum();
    long notes = all.stream().mapToLong(one -> one.notes().size()).sum();
    return counted(all.size(), "connection")
        + ", "
        + counted(frames, "frame")
        + " from clients, "
        + (notes == 0 ? "the script went as written" : counted(notes, "note") + " on the script");
  }

  private static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
