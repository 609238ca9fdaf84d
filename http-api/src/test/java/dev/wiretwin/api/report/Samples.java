package dev.wiretwin.api.report;

import dev.wiretwin.api.compare.Verdict;
import dev.wiretwin.core.frame.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Reports that never ran, for tests: a jvm and a board over one echo. */
final class Samples {
  static final ReportDocument.TargetName JVM =
      new ReportDocument.TargetName("jvm", "jvm", "wiretwin");
  static final ReportDocument.TargetName BOARD =
      new ReportDocument.TargetName("board:x", "lua-board", "nodemcu-3.0.0");

  static final String REQUEST =
      "GET /a?b=c&d HTTP/1.1\r\nHost: 127.0.0.1:4711\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
  static final String ANSWER =
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

  /** Masked with 01020304: text hello; close 1000. */
  static final String HELLO_UP = "8185" + "01020304" + "69676f686e";

  static final String CLOSE_UP = "8882" + "01020304" + "02ea";
  static final String HELLO_DOWN = "810568656c6c6f";

  private Samples() {}

  static ReportDocument document(ScenarioReport... scenarios) {
    return ReportDocument.of(
        new ReportDocument.Run(
            "1.2.3",
            "c1",
            "2026-01-02T03:04:05.500Z",
            "2026-01-02T03:04:09Z",
            "smoke",
            new ReportDocument.Options(1, 0.5, "smoke"),
            List.of(JVM, BOARD)),
        List.of(scenarios));
  }

  static ScenarioReport.Difference unknown(String reference, String other) {
    return new ScenarioReport.Difference("board:x", "close", 1, reference, other, null);
  }

  static ScenarioReport.Difference known(String id) {
    return new ScenarioReport.Difference("board:x", "close", 1, "close 0", "close -6", id);
  }

  static ScenarioReport.Known entry(String id) {
    return new ScenarioReport.Known(id, "It is so.", "Mind it.", List.of("close.x", "ws_close"));
  }

  static ScenarioReport.Tried tried(Verdict verdict, ScenarioReport.Difference... differences) {
    return new ScenarioReport.Tried(
        verdict, List.of(), List.of(differences), List.of(target("jvm", 0), target("board:x", -6)));
  }

  static ScenarioReport.Tried broken(Verdict verdict, String why) {
    return new ScenarioReport.Tried(
        verdict, List.of(why), List.of(), List.of(target("jvm", 0), nothing("board:x")));
  }

  /** Verdict and decision are those of the last attempt. */
  static ScenarioReport scenario(String name, ScenarioReport.Tried... attempts) {
    List<ScenarioReport.Tried> all = List.of(attempts);
    Verdict verdict = all.get(all.size() - 1).verdict();
    return new ScenarioReport(
        name,
        "A title",
        verdict,
        all.stream().map(ScenarioReport.Tried::verdict).distinct().count() > 1,
        0.5,
        2_000,
        List.of(0),
        new ScenarioReport.Recorded("defined", List.of(-6)),
        List.of(entry("one-id")),
        all.size() - 1,
        all);
  }

  static ScenarioReport same(String name) {
    return scenario(name, tried(Verdict.SAME));
  }

  static ScenarioReport fresh(String name) {
    return scenario(name, tried(Verdict.NEW, unknown("close 0", "close -6"), known("one-id")));
  }

  /** One of each verdict, and a flaky one. */
  static ReportDocument all() {
    return document(
        same("same"),
        scenario("known", tried(Verdict.KNOWN, known("one-id"))),
        fresh("fresh"),
        scenario("lost", broken(Verdict.INCONCLUSIVE, "board:x: the line is gone")),
        scenario("left-out", broken(Verdict.SKIPPED, "board:x: needs Lua")),
        scenario("shaky", tried(Verdict.NEW, unknown("a", "b")), tried(Verdict.SAME)));
  }

  // ---- targets

  static TargetReport nothing(String name) {
    return new TargetReport(
        name, "inconclusive", List.of("gone"), 1, 0, List.of(), List.of(), List.of(), 0);
  }

  /** Connection, hello there and back, closed with this status; two console lines. */
  static TargetReport target(String name, int status) {
    return target(
        name,
        List.of(connected(2), received(5, "hello"), closed(9, status)),
        List.of(connection()),
        List.of(new TargetReport.Line(3, "> heap 41200")));
  }

  static TargetReport target(
      String name,
      List<TargetReport.Event> events,
      List<TargetReport.Connection> connections,
      List<TargetReport.Line> console) {
    return new TargetReport(name, "passed", List.of(), 12.5, 7, events, connections, console, 0);
  }

  static TargetReport.Event connected(double at) {
    return new TargetReport.Event(at, 1, "connection", null, null, null, null, null, null);
  }

  static TargetReport.Event received(double at, String text) {
    Payload payload = Payload.of(Bytes.utf8(text), TraceRecords.LONGEST_PAYLOAD);
    return new TargetReport.Event(at, 1, "receive", 1, payload, null, null, null, null);
  }

  static TargetReport.Event closed(double at, int status) {
    TargetReport.Close close =
        new TargetReport.Close(status, "a meaning", "us", true, null, null, null, "It is over.");
    return new TargetReport.Event(at, 1, "close", null, null, close, null, null, null);
  }

  static TargetReport.Event failed(double at, int step, String message) {
    return new TargetReport.Event(at, 2, "error", null, null, null, step, message, null);
  }

  static TargetReport.Event restarted(double at) {
    return new TargetReport.Event(at, 1, "restart", null, null, null, null, null, null);
  }

  // ---- the wire

  static TargetReport.Chunk chunk(double at, String text) {
    return new TargetReport.Chunk(at, Payload.of(Bytes.utf8(text), 1 << 18));
  }

  static TargetReport.Chunk bytes(double at, String hex) {
    return new TargetReport.Chunk(at, Payload.of(Bytes.fromHex(hex), 1 << 18));
  }

  static TargetReport.End end(double at, String who, String how) {
    return new TargetReport.End(at, who, how);
  }

  /** A whole conversation, the client closing first. */
  static TargetReport.Connection connection() {
    return connection(
        List.of(chunk(1.5, ANSWER), bytes(4, HELLO_DOWN), bytes(7, "880403e96f6b")),
        List.of(chunk(1, REQUEST), bytes(3, HELLO_UP), bytes(6, CLOSE_UP)),
        List.of(end(8, "server", "fin"), end(8.5, "client", "fin")));
  }

  /** What the client wrote is read from what came. */
  static TargetReport.Connection connection(
      List<TargetReport.Chunk> sent,
      List<TargetReport.Chunk> received,
      List<TargetReport.End> ends) {
    return new TargetReport.Connection(
        1,
        0.5,
        received.isEmpty() ? null : received.get(0),
        new ArrayList<>(WireFrames.of(received).frames()),
        null,
        ends,
        sent,
        received,
        List.of());
  }
}
