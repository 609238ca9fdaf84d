package dev.wiretwin.core.scenario;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.lab.LabRecording;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Holds what a target did against what the firmware was recorded to do in the same scenario, by the
 * rules under "using it" of the recording: same events per client, same requests but for key and
 * port, same frames but for the mask, same endings of TCP; times only where they are the point.
 * Stateless.
 */
public final class RecordedCheck {
  private static final int SHOWN_WHOLE = 512;
  private static final int SHOWN_BYTES = 64;
  private static final long NANOS_PER_MS = 1_000_000;
  private static final long TOLERANCE_MS = 500;
  private static final int CONNECT_TIMEOUT = -18;

  /** As many as a board can have at one time. */
  private static final int MOST_IN_ANY_ORDER = 5;

  private RecordedCheck() {}

  /**
   * What is not as recorded, a sentence each; empty when the target did the same.
   *
   * @param observed one of the findings of {@link Recorded}, such as {@code observed}
   */
  public static List<String> faults(Map<String, Object> observed, Scenario scenario, Trace trace) {
    List<String> faults = faultsInOrder(observed, scenario, trace);
    List<LabRecording.Connection> seen = trace.lab().connections();
    if (faults.isEmpty() || seen.size() > MOST_IN_ANY_ORDER) {
      return faults;
    }
    boolean same =
        orders(seen).stream()
            .map(order -> inOrder(trace, order))
            .anyMatch(other -> faultsInOrder(observed, scenario, other).isEmpty());
    return same ? List.of() : faults;
  }

  private static Trace inOrder(Trace trace, List<LabRecording.Connection> order) {
    return new Trace(
        trace.scenario(),
        trace.target(),
        trace.events(),
        new LabRecording(order),
        trace.stepsDone());
  }

  /** Which of several connections came first is no part of the recording's truth. */
  private static <T> List<List<T>> orders(List<T> items) {
    if (items.isEmpty()) {
      return List.of(List.of());
    }
    List<List<T>> orders = new ArrayList<>();
    for (int first = 0; first < items.size(); first++) {
      List<T> rest = new ArrayList<>(items);
      T head = rest.remove(first);
      for (List<T> tail : orders(rest)) {
        List<T> order = new ArrayList<>(List.of(head));
        order.addAll(tail);
        orders.add(order);
      }
    }
    return orders;
  }

  private static List<String> faultsInOrder(
      Map<String, Object> observed, Scenario scenario, Trace trace) {
    List<String> faults = new ArrayList<>();
    compare("events", recordedEvents(observed, scenario), seenEvents(scenario, trace), faults);
    requests(list(observed, "requests"), scenario.labHost(), trace.lab(), faults);
    compare("frames", recordedFrames(observed), seenFrames(trace.lab()), faults);
    compare("ends of TCP by the client", recordedEnds(observed), seenEnds(trace.lab()), faults);
    compare(
        "who closed TCP first",
        List.of(String.valueOf(observed.get("tcp_closed_first"))),
        List.of(closedFirst(trace.lab())),
        faults);
    compare(
        "TCP connections",
        List.of(String.valueOf(observed.get("tcp_connections"))),
        List.of(Integer.toString(trace.lab().connections().size())),
        faults);
    compare("bytes that form no frame", recordedTails(observed), seenTails(trace.lab()), faults);
    if (faults.isEmpty()) {
      times(observed, scenario, trace, faults);
    }
    return faults;
  }

  private static void compare(
      String what, List<String> recorded, List<String> seen, List<String> faults) {
    if (!recorded.equals(seen)) {
      faults.add(what + ": recorded " + recorded + " but seen " + seen);
    }
  }

  // ---- events, client by client

  /** Something with the number of the client it belongs to; between clients there is no order. */
  private record Line(int c, String words) {
    static List<String> inOrder(List<Line> lines) {
      return lines.stream().sorted(Comparator.comparingInt(Line::c)).map(Line::words).toList();
    }
  }

  private static List<String> recordedEvents(Map<String, Object> observed, Scenario scenario) {
    return Line.inOrder(
        list(observed, "events").stream()
            .map(event -> recordedEvent(map(event), scenario))
            .collect(Collectors.toList()));
  }

  private static Line recordedEvent(Map<String, Object> event, Scenario scenario) {
    String kind = String.valueOf(event.get("ev"));
    if (kind.equals("error")) {
      int step = number(event, "step");
      int c = scenario.client().get(step - 1).c();
      return new Line(c, error(c, step, String.valueOf(event.get("message"))));
    } else if (kind.equals("device_restart")) {
      return new Line(0, kind);
    }
    int c = number(event, "client");
    String words = "c" + c + " " + kind + "/" + event.get("nargs") + " " + event.get("arg1");
    words += event.get("arg1_value") == null ? "" : " " + event.get("arg1_value");
    words += event.get("code") == null ? "" : " " + event.get("code");
    if (kind.equals("receive")) {
      words += " opcode " + event.get("opcode") + payload(event);
    }
    return new Line(c, words);
  }

  private static List<String> seenEvents(Scenario scenario, Trace trace) {
    return Line.inOrder(
        trace.events().stream()
            .filter(event -> !isThrown(event, scenario))
            .map(RecordedCheck::seenEvent)
            .toList());
  }

  /** The recording says nothing of a callback that only raised an error; our targets do. */
  private static boolean isThrown(TraceEvent event, Scenario scenario) {
    return scenario.client().stream()
        .anyMatch(
            step ->
                step instanceof ClientStep.On on
                    && on.handler() == ClientStep.Handler.THROW
                    && on.c() == event.c()
                    && on.event().equals(EventWords.kind(event)));
  }

  private static Line seenEvent(TraceEvent event) {
    int c = event.c();
    if (event instanceof TraceEvent.Error error) {
      return new Line(c, error(c, error.step() + 1, error.message()));
    } else if (event instanceof TraceEvent.Restarted) {
      return new Line(0, "device_restart");
    } else if (event instanceof TraceEvent.Closed closed) {
      TraceEvent.Arguments given = closed.given().orElse(given(2));
      String status = given.count() < 2 ? "" : " " + closed.close().status();
      return new Line(c, "c" + c + " close" + words(given) + status);
    } else if (event instanceof TraceEvent.Receive receive) {
      String words = words(receive.given().orElse(given(3)));
      Digest digest = receive.digest().orElseGet(() -> Digest.of(receive.payload()));
      String payload = payload(receive.payload(), digest);
      return new Line(c, "c" + c + " receive" + words + " opcode " + receive.opcode() + payload);
    }
    TraceEvent.Connection connection = (TraceEvent.Connection) event;
    return new Line(c, "c" + c + " connection" + words(connection.given().orElse(given(1))));
  }

  /** What a callback of ours is given, always. */
  private static TraceEvent.Arguments given(int count) {
    return new TraceEvent.Arguments(count, "client", OptionalLong.empty());
  }

  private static String words(TraceEvent.Arguments given) {
    String number = given.number().isPresent() ? " " + given.number().getAsLong() : "";
    return "/" + given.count() + " " + given.first() + number;
  }

  private static String error(int c, int step, String message) {
    return "c" + c + " error in step " + step + ": " + message.stripTrailing();
  }

  // ---- payloads

  private static String payload(Map<String, Object> recorded) {
    String hash = recorded.get("hash31") == null ? "" : " hash31 " + recorded.get("hash31");
    return " " + recorded.get("len") + " bytes " + recorded.get("hex") + hash;
  }

  /** All of it up to 512 bytes, else the first 64 and the hash, as the recording does. */
  private static String payload(Bytes payload, Digest digest) {
    boolean whole = digest.length() <= SHOWN_WHOLE;
    String hex = payload.hex();
    String shown = whole ? hex : hex.substring(0, Math.min(hex.length(), 2 * SHOWN_BYTES));
    return " " + digest.length() + " bytes " + shown + (whole ? "" : " hash31 " + digest.hash31());
  }

  // ---- the wire

  private static void requests(
      List<?> recorded, String labHost, LabRecording lab, List<String> faults) {
    List<String> seen =
        lab.connections().stream()
            .flatMap(connection -> connection.request().stream())
            .map(head -> new String(head.what().toArray(), StandardCharsets.ISO_8859_1))
            .toList();
    boolean same = recorded.size() == seen.size();
    for (int i = 0; same && i < seen.size(); i++) {
      same = pattern(String.valueOf(recorded.get(i)), labHost).matcher(seen.get(i)).matches();
    }
    if (!same) {
      faults.add("requests: recorded " + recorded + " but seen " + seen);
    }
  }

  private static Pattern pattern(String recorded, String labHost) {
    String quoted =
        Pattern.quote(recorded.replace(LabHost.USUAL + ":{port}", labHost + ":{port}"))
            .replace("{key}", "\\E[A-Za-z0-9+/]{22}==\\Q")
            .replace("{port}", "\\E\\d{1,5}\\Q");
    return Pattern.compile(quoted, Pattern.DOTALL);
  }

  private static List<String> recordedFrames(Map<String, Object> observed) {
    List<String> words = new ArrayList<>();
    for (Object one : list(observed, "frames")) {
      Map<String, Object> frame = map(one);
      words.add(
          header(
                  number(frame, "conn"),
                  truth(frame.get("fin")),
                  number(frame, "rsv"),
                  number(frame, "opcode"),
                  truth(frame.get("masked")))
              + payload(frame));
    }
    return words.stream().sorted(Comparator.comparing(line -> line.split(" ")[0])).toList();
  }

  private static List<String> seenFrames(LabRecording lab) {
    List<String> words = new ArrayList<>();
    for (int conn = 0; conn < lab.connections().size(); conn++) {
      for (LabRecording.SeenFrame seen : lab.connections().get(conn).frames()) {
        var frame = seen.frame();
        words.add(
            header(conn, frame.fin(), frame.rsv(), frame.opcode(), seen.masked())
                + payload(frame.payload(), Digest.of(frame.payload())));
      }
    }
    return words;
  }

  private static String header(int conn, boolean fin, int rsv, int opcode, boolean masked) {
    return "#%d opcode %d%s%s%s"
        .formatted(
            conn, opcode, fin ? " fin" : "", rsv == 0 ? "" : " rsv " + rsv, masked ? "" : " bare");
  }

  private static List<String> recordedEnds(Map<String, Object> observed) {
    return list(observed, "client_tcp_end").stream()
        .map(RecordedCheck::map)
        .map(end -> "#" + end.get("conn") + " " + end.get("how"))
        .sorted()
        .toList();
  }

  private static List<String> seenEnds(LabRecording lab) {
    List<String> words = new ArrayList<>();
    for (int conn = 0; conn < lab.connections().size(); conn++) {
      for (LabRecording.End end : lab.connections().get(conn).ends()) {
        if (end.who() == LabRecording.Who.CLIENT) {
          words.add("#" + conn + " " + (end.how() == LabRecording.How.FIN ? "fin" : "rst"));
        }
      }
    }
    return words;
  }

  private static String closedFirst(LabRecording lab) {
    return lab.connections().stream()
        .flatMap(connection -> connection.ends().stream())
        .min(Comparator.comparingLong(LabRecording.End::at))
        .map(end -> end.who() == LabRecording.Who.CLIENT ? "client" : "server")
        .orElse("nobody");
  }

  private static List<String> recordedTails(Map<String, Object> observed) {
    return list(observed, "trailing_client_bytes").stream()
        .map(RecordedCheck::map)
        .map(tail -> "#" + tail.get("conn") + " " + tail.get("len") + " bytes")
        .toList();
  }

  private static List<String> seenTails(LabRecording lab) {
    List<String> words = new ArrayList<>();
    for (int conn = 0; conn < lab.connections().size(); conn++) {
      int length = lab.connections().get(conn).trailing().length();
      if (length > 0 && lab.connections().get(conn).request().isPresent()) {
        words.add("#" + conn + " " + length + " bytes");
      }
    }
    return words;
  }

  // ---- times

  /** Only once everything else is the same, so that the n-th event is the n-th. */
  private static void times(
      Map<String, Object> observed, Scenario scenario, Trace trace, List<String> faults) {
    boolean timed =
        scenario.name().startsWith("timer.") || scenario.name().startsWith("close.user-");
    List<?> recorded = list(observed, "events");
    if (recorded.size() != trace.events().size()) {
      return;
    }
    for (int i = 0; i < recorded.size(); i++) {
      Map<String, Object> event = map(recorded.get(i));
      boolean timeout =
          event.get("code") instanceof Number code && code.intValue() == CONNECT_TIMEOUT;
      List<?> range = list(event, "t_ms");
      if ((timed || timeout) && range.size() == 2) {
        long at = trace.events().get(i).at() / NANOS_PER_MS;
        if (at < ((Number) range.get(0)).longValue() - TOLERANCE_MS
            || at > ((Number) range.get(1)).longValue() + TOLERANCE_MS) {
          faults.add("event " + (i + 1) + ": recorded at " + range + " ms but seen at " + at);
        }
      }
    }
  }

  // ---- maps as they stand in the file

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  private static List<?> list(Map<String, Object> of, String name) {
    return of.get(name) instanceof List<?> values ? values : List.of();
  }

  private static int number(Map<String, Object> of, String name) {
    return ((Number) of.get(name)).intValue();
  }

  private static boolean truth(Object value) {
    return Boolean.TRUE.equals(value) || value instanceof Number number && number.intValue() != 0;
  }
}
