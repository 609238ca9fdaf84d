package dev.wiretwin.api.report;

import dev.wiretwin.api.run.DocumentedStatus;
import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.lab.LabRecording;
import dev.wiretwin.core.scenario.Trace;
import dev.wiretwin.core.scenario.TraceEvent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Turns one trace into records of a report, within bounds. For one trace and one thread. */
final class TraceRecords {
  /** Bytes kept of one message or frame. */
  static final int LONGEST_PAYLOAD = 512;

  /** Bytes kept of each direction of one connection, for a capture of the wire. */
  static final int MOST_WIRE_BYTES = 256 << 10;

  /** Of each kind: events, connections, and frames, writes, … of one connection. */
  static final int MOST = 2_000;

  private final Trace trace;
  private int omitted;

  TraceRecords(Trace trace) {
    this.trace = trace;
  }

  List<TargetReport.Event> events() {
    return bounded(trace.events()).stream().map(TraceRecords::event).toList();
  }

  List<TargetReport.Line> console() {
    return bounded(trace.console()).stream()
        .map(line -> new TargetReport.Line(ms(line.at()), line.text()))
        .toList();
  }

  List<TargetReport.Connection> connections() {
    List<LabRecording.Connection> all = bounded(trace.lab().connections());
    return java.util.stream.IntStream.range(0, all.size())
        .mapToObj(i -> connection(i + 1, all.get(i)))
        .toList();
  }

  /** How much the calls before have left out. */
  int omitted() {
    return omitted;
  }

  private <T> List<T> bounded(List<T> all) {
    omitted += Math.max(0, all.size() - MOST);
    return all.subList(0, Math.min(MOST, all.size()));
  }

  // ---- what the target tells

  private static TargetReport.Event event(TraceEvent event) {
    double at = ms(event.at());
    if (event instanceof TraceEvent.Connection one) {
      return bare(at, one.c(), "connection", arguments(one.given()));
    } else if (event instanceof TraceEvent.Receive one) {
      Payload payload =
          one.digest()
              .map(digest -> Payload.of(one.payload(), digest))
              .orElseGet(() -> Payload.of(one.payload(), LONGEST_PAYLOAD));
      return new TargetReport.Event(
          at, one.c(), "receive", one.opcode(), payload, null, null, null, arguments(one.given()));
    } else if (event instanceof TraceEvent.Closed one) {
      return new TargetReport.Event(
          at, one.c(), "close", null, null, close(one), null, null, arguments(one.given()));
    } else if (event instanceof TraceEvent.Error one) {
      return new TargetReport.Event(
          at, one.c(), "error", null, null, null, one.step(), one.message(), null);
    }
    return bare(at, event.c(), "restart", null);
  }

  private static TargetReport.Event bare(
      double at, int c, String type, TargetReport.Arguments given) {
    return new TargetReport.Event(at, c, type, null, null, null, null, null, given);
  }

  private static TargetReport.Arguments arguments(Optional<TraceEvent.Arguments> given) {
    return given
        .map(
            one ->
                new TargetReport.Arguments(
                    one.count(),
                    one.first(),
                    one.number().isPresent() ? one.number().getAsLong() : null))
        .orElse(null);
  }

  private static TargetReport.Close close(TraceEvent.Closed event) {
    dev.wiretwin.core.client.Close close = event.close();
    return new TargetReport.Close(
        close.status(),
        DocumentedStatus.meaningOf(close.status()),
        word(close.first()),
        close.clean(),
        frame(close.sent()),
        frame(close.received()),
        close.httpStatus().isPresent() ? close.httpStatus().getAsInt() : null,
        close.sentence());
  }

  private static TargetReport.CloseFrame frame(
      Optional<dev.wiretwin.core.engine.CloseFrame> frame) {
    return frame.map(one -> new TargetReport.CloseFrame(one.code(), one.reason())).orElse(null);
  }

  // ---- what the lab server sees

  private TargetReport.Connection connection(int number, LabRecording.Connection one) {
    return new TargetReport.Connection(
        number,
        lab(one.acceptedAt()),
        one.request()
            .map(seen -> new TargetReport.Chunk(lab(seen.at()), Payload.of(seen.what(), 8_192)))
            .orElse(null),
        bounded(one.frames()).stream().map(this::frame).toList(),
        one.trailing().length() == 0 ? null : Payload.of(one.trailing(), LONGEST_PAYLOAD),
        one.ends().stream()
            .map(end -> new TargetReport.End(lab(end.at()), word(end.who()), word(end.how())))
            .toList(),
        chunks(one.sent()),
        chunks(one.received()),
        bounded(one.notes()).stream()
            .map(
                note ->
                    new TargetReport.Note(
                        lab(note.at()), note.step(), ms(note.lateNanos()), note.sentence()))
            .toList());
  }

  private TargetReport.Frame frame(LabRecording.SeenFrame seen) {
    return new TargetReport.Frame(
        lab(seen.at()),
        seen.frame().fin(),
        seen.frame().rsv(),
        seen.frame().opcode(),
        seen.masked(),
        Payload.of(seen.frame().payload(), LONGEST_PAYLOAD));
  }

  /** The first bytes in full; of what comes later only how long it is. */
  private List<TargetReport.Chunk> chunks(List<LabRecording.Seen<Bytes>> all) {
    int[] left = {MOST_WIRE_BYTES};
    return bounded(all).stream()
        .map(
            seen -> {
              int kept = Math.min(left[0], seen.what().length());
              left[0] -= kept;
              return new TargetReport.Chunk(lab(seen.at()), Payload.of(seen.what(), kept));
            })
        .toList();
  }

  // ---- times and words

  private double lab(long labNanos) {
    return ms(trace.axis().device(labNanos));
  }

  /** To the microsecond. */
  private static double ms(long nanos) {
    return Math.round(nanos / 1e3) / 1e3;
  }

  private static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }
}
