package dev.wiretwin.api.report;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes a report as HAR 1.2, with each WebSocket's frames as browsers write them ({@code
 * _webSocketMessages}): one page per target of a scenario, one entry per TCP connection that had a
 * request. For one document.
 */
final class HarLog {
  private static final int TEXT = 1;
  private static final String UNKNOWN = "http/1.1";

  private final ReportDocument document;
  private final RunTimes times;
  private final List<Object> pages = new ArrayList<>();
  private final List<Object> entries = new ArrayList<>();

  HarLog(ReportDocument document) {
    this.document = document;
    this.times = new RunTimes(document);
  }

  byte[] write() {
    for (ScenarioReport scenario : document.scenarios()) {
      for (TargetReport target : scenario.decisive().targets()) {
        page(scenario, target);
      }
    }
    return ReportJson.write(
        Map.of(
            "log",
            fields(
                "version",
                "1.2",
                "creator",
                fields("name", "wiretwin", "version", document.run().product()),
                "pages",
                pages,
                "entries",
                entries)));
  }

  private void page(ScenarioReport scenario, TargetReport target) {
    String id = "page_" + (pages.size() + 1);
    pages.add(
        fields(
            "startedDateTime",
            times.at(target, 0).toString(),
            "id",
            id,
            "title",
            scenario.name() + " on " + target.target(),
            "pageTimings",
            Map.of()));
    for (TargetReport.Connection connection : target.connections()) {
      if (connection.request() != null) {
        entries.add(entry(id, target, connection));
      }
    }
  }

  private Object entry(String page, TargetReport target, TargetReport.Connection one) {
    WireFrames answer = WireFrames.of(one.sent());
    double end =
        one.ends().isEmpty() ? one.request().at() : one.ends().get(one.ends().size() - 1).at();
    double wait = answer.heads().isEmpty() ? 0 : last(answer).at() - one.request().at();
    return fields(
        "pageref", page,
        "startedDateTime", times.at(target, one.acceptedAt()).toString(),
        "time", Math.max(0, end - one.acceptedAt()),
        "request", request(one.request().payload()),
        "response", response(answer),
        "cache", Map.of(),
        "timings", fields("send", 0, "wait", Math.max(0, wait), "receive", 0),
        "connection", Integer.toString(one.number()),
        "_resourceType", "websocket",
        "_webSocketMessages", messages(target, one.frames(), answer.frames()));
  }

  private static WireFrames.Head last(WireFrames answer) {
    return answer.heads().get(answer.heads().size() - 1);
  }

  // ---- the handshake

  private static Object request(Payload head) {
    List<String> lines = text(head).lines().toList();
    String[] first = (lines.isEmpty() ? "" : lines.get(0)).split(" ", 3);
    List<Object> headers = headers(lines);
    String host =
        lines.stream()
            .filter(line -> line.regionMatches(true, 0, "host:", 0, 5))
            .map(line -> line.substring(5).strip())
            .findFirst()
            .orElse("127.0.0.1");
    String path = first.length > 1 ? first[1] : "/";
    return fields(
        "method",
        first[0],
        "url",
        "ws://" + host + path,
        "httpVersion",
        first.length > 2 ? first[2] : UNKNOWN,
        "cookies",
        List.of(),
        "headers",
        headers,
        "queryString",
        query(path),
        "headersSize",
        head.length(),
        "bodySize",
        0);
  }

  private static Object response(WireFrames answer) {
    String head = answer.heads().isEmpty() ? "" : last(answer).text();
    List<String> lines = head.lines().toList();
    String[] first = (lines.isEmpty() ? "" : lines.get(0)).split(" ", 3);
    return fields(
        "status",
        answer.heads().isEmpty() ? 0 : last(answer).status(),
        "statusText",
        first.length > 2 ? first[2] : "",
        "httpVersion",
        first[0].isEmpty() ? UNKNOWN : first[0],
        "cookies",
        List.of(),
        "headers",
        headers(lines),
        "content",
        fields("size", 0, "mimeType", "x-unknown"),
        "redirectURL",
        "",
        "headersSize",
        head.isEmpty() ? -1 : head.length() + 4,
        "bodySize",
        -1);
  }

  private static List<Object> headers(List<String> lines) {
    return lines.stream()
        .skip(1)
        .filter(line -> line.indexOf(':') > 0)
        .map(line -> line.split(":", 2))
        .map(parts -> fields("name", parts[0], "value", parts[1].strip()))
        .collect(Collectors.toList());
  }

  private static List<Object> query(String path) {
    int mark = path.indexOf('?');
    if (mark < 0) {
      return List.of();
    }
    return Arrays.stream(path.substring(mark + 1).split("&"))
        .map(pair -> (pair + "=").split("=", 3))
        .map(parts -> fields("name", parts[0], "value", parts[1]))
        .collect(Collectors.toList());
  }

  private static String text(Payload payload) {
    return new String(payload.bytes(), StandardCharsets.UTF_8);
  }

  // ---- the frames

  private List<Object> messages(
      TargetReport target, List<TargetReport.Frame> sent, List<TargetReport.Frame> received) {
    record Message(TargetReport.Frame frame, String type) {}
    List<Message> all = new ArrayList<>();
    received.forEach(frame -> all.add(new Message(frame, "receive")));
    sent.forEach(frame -> all.add(new Message(frame, "send")));
    all.sort(Comparator.comparingDouble(one -> one.frame.at()));
    return all.stream()
        .map(
            one ->
                fields(
                    "type", one.type,
                    "time", seconds(times.at(target, one.frame.at())),
                    "opcode", one.frame.opcode(),
                    "data", data(one.frame)))
        .collect(Collectors.toList());
  }

  private static double seconds(Instant at) {
    return at.getEpochSecond() + at.getNano() / 1_000 / 1e6;
  }

  /** Text as it is, everything else in base64. */
  private static String data(TargetReport.Frame frame) {
    return frame.opcode() == TEXT
        ? text(frame.payload())
        : Base64.getEncoder().encodeToString(frame.payload().bytes());
  }

  private static Map<String, Object> fields(Object... namesAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields;
  }
}
