package dev.wiretwin.api.report;

import dev.wiretwin.api.report.LaneItem.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts everything that is known of one target in one lane, in the order of time. Stateless. */
final class LaneItems {
  private LaneItems() {}

  static List<LaneItem> of(TargetReport target) {
    List<LaneItem> items = new ArrayList<>();
    target.connections().forEach(one -> connection(items, one, target.connections().size()));
    target.events().forEach(event -> items.add(event(event)));
    target
        .console()
        .forEach(line -> items.add(bare(line.at(), Kind.CONSOLE, "console", line.text())));
    items.sort(Comparator.comparingDouble(LaneItem::at));
    return items;
  }

  private static LaneItem bare(double at, Kind kind, String what, String words) {
    return new LaneItem(at, kind, what, words, "", null);
  }

  // ---- what the script saw

  private static LaneItem event(TargetReport.Event event) {
    String facts = event.client() == 1 ? "" : "client " + event.client();
    String call = "on " + event.type();
    return switch (event.type()) {
      case "receive" ->
          new LaneItem(
              event.at(),
              Kind.CALL,
              call,
              FrameWords.opcode(event.opcode()) + " " + FrameWords.shortly(event.payload()),
              joined(facts, FrameWords.bytes(event.payload().length())),
              event.payload());
      case "close" ->
          new LaneItem(
              event.at(),
              Kind.CALL,
              call,
              status(event.close().status()),
              joined(facts, event.close().meaning()),
              null);
      case "error" ->
          new LaneItem(
              event.at(),
              Kind.CALL,
              "error in step " + (event.step() + 1),
              event.message(),
              facts,
              null);
      case "restart" -> new LaneItem(event.at(), Kind.CALL, "restart", "", facts, null);
      default -> new LaneItem(event.at(), Kind.CALL, call, "", facts, null);
    };
  }

  /** With a minus sign that is one. */
  static String status(int status) {
    return status < 0 ? "−" + -status : Integer.toString(status);
  }

  private static String joined(String first, String second) {
    return first.isEmpty() || second.isEmpty() ? first + second : first + " · " + second;
  }

  // ---- what the lab server saw

  private static void connection(List<LaneItem> items, TargetReport.Connection one, int all) {
    String number = all == 1 ? "" : "connection " + one.number();
    items.add(new LaneItem(one.acceptedAt(), Kind.TCP, "TCP open", "", number, null));
    if (one.request() != null) {
      items.add(request(one.request(), number));
    }
    one.frames().forEach(frame -> items.add(frame(Kind.UP, frame, number)));
    if (one.trailing() != null) {
      items.add(
          new LaneItem(
              last(one),
              Kind.UP,
              "no frame",
              FrameWords.bytes(one.trailing().length()),
              number,
              one.trailing()));
    }
    sent(items, one, number);
    for (TargetReport.End end : one.ends()) {
      items.add(
          new LaneItem(
              end.at(),
              Kind.TCP,
              end.how().equals("fin") ? "FIN" : "RST",
              "by the " + end.who(),
              number,
              null));
    }
    notes(items, one.notes(), number);
  }

  /** The same sentence several times in a row is said once. */
  private static void notes(List<LaneItem> items, List<TargetReport.Note> notes, String number) {
    for (int i = 0; i < notes.size(); ) {
      TargetReport.Note note = notes.get(i);
      int first = i;
      while (i < notes.size() && notes.get(i).sentence().equals(note.sentence())) {
        i++;
      }
      String times = i - first == 1 ? "" : i - first + " times";
      items.add(
          new LaneItem(note.at(), Kind.NOTE, "note", note.sentence(), joined(number, times), null));
    }
  }

  private static double last(TargetReport.Connection one) {
    return one.received().isEmpty()
        ? one.acceptedAt()
        : one.received().get(one.received().size() - 1).at();
  }

  private static LaneItem request(TargetReport.Chunk request, String number) {
    String text = new String(request.payload().bytes(), java.nio.charset.StandardCharsets.UTF_8);
    String first = text.lines().findFirst().orElse("");
    return new LaneItem(request.at(), Kind.UP, "request", first, number, request.payload());
  }

  private static LaneItem frame(Kind kind, TargetReport.Frame frame, String number) {
    return new LaneItem(
        frame.at(),
        kind,
        FrameWords.opcode(frame.opcode()) + (frame.fin() ? "" : " unfinished"),
        FrameWords.content(frame),
        joined(number, FrameWords.header(frame)),
        frame.payload().length() == 0 ? null : frame.payload());
  }

  private static void sent(List<LaneItem> items, TargetReport.Connection one, String number) {
    WireFrames wire = WireFrames.of(one.sent());
    for (WireFrames.Head head : wire.heads()) {
      items.add(
          new LaneItem(
              head.at(),
              Kind.DOWN,
              "answer",
              head.text().lines().findFirst().orElse(""),
              number,
              Payload.of(dev.wiretwin.core.frame.Bytes.utf8(head.text()), 8_192)));
    }
    wire.frames().forEach(frame -> items.add(frame(Kind.DOWN, frame, number)));
    if (wire.rest().length() > 0) {
      items.add(
          new LaneItem(
              one.sent().get(one.sent().size() - 1).at(),
              Kind.DOWN,
              "other bytes",
              FrameWords.bytes(wire.rest().length()),
              number,
              Payload.of(wire.rest(), TraceRecords.LONGEST_PAYLOAD)));
    }
  }
}
