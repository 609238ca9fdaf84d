package dev.wiretwin.core.scenario;

import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.engine.CloseFrame;
import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.frame.Frame;
import dev.wiretwin.core.frame.Opcode;
import dev.wiretwin.core.lab.LabRecording;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds one trace against one line of the {@link Contract}. Stateless. */
final class ContractCheck {
  private static final long SECOND = 1_000_000_000L;
  private static final long TOLERANCE = SECOND / 2;
  private static final Pattern TIMED = Pattern.compile("(.*) @(\\d+)");

  private ContractCheck() {}

  /** What is not as demanded, a sentence each. */
  static List<String> faults(Contract.Entry demanded, Scenario scenario, Trace trace) {
    List<String> faults = faultsButTime(demanded, scenario, trace);
    time(demanded, trace, faults);
    return faults;
  }

  /** The same, but for when things happened. */
  static List<String> faultsButTime(Contract.Entry demanded, Scenario scenario, Trace trace) {
    List<String> faults = new ArrayList<>();
    script(demanded, scenario, trace, faults);
    wire(demanded, trace, faults);
    return faults;
  }

  // ---- what the script saw

  private static void script(
      Contract.Entry demanded, Scenario scenario, Trace trace, List<String> faults) {
    List<String> wanted = demanded.script().stream().map(ContractCheck::withoutTime).toList();
    // between clients there is no order
    List<String> seen =
        trace.events().stream()
            .sorted(Comparator.comparingInt(TraceEvent::c))
            .map(event -> words(event, scenario))
            .toList();
    if (!wanted.equals(seen)) {
      faults.add("the script must see " + brief(wanted) + " but saw " + brief(seen));
    }
  }

  private static String withoutTime(String item) {
    Matcher timed = TIMED.matcher(item);
    return timed.matches() ? timed.group(1) : item;
  }

  private static void time(Contract.Entry demanded, Trace trace, List<String> faults) {
    for (int i = 0; i < Math.min(demanded.script().size(), trace.events().size()); i++) {
      Matcher timed = TIMED.matcher(demanded.script().get(i));
      long at = trace.events().get(i).at();
      if (timed.matches() && Math.abs(at - Long.parseLong(timed.group(2)) * SECOND) > TOLERANCE) {
        faults.add(timed.group() + " came at " + at / 1e9 + " s");
      }
    }
  }

  private static String words(TraceEvent event, Scenario scenario) {
    String client = event.c() == 1 ? "" : "c" + event.c() + ": ";
    if (event instanceof TraceEvent.Receive receive) {
      return client + "receive " + message(receive.opcode(), receive.payload());
    } else if (event instanceof TraceEvent.Closed closed) {
      return client + "close " + words(closed.close());
    } else if (event instanceof TraceEvent.Error error) {
      return client + "error " + StepWords.of(scenario.client().get(error.step()));
    }
    return client + "connection";
  }

  private static String words(Close close) {
    StringBuilder words = new StringBuilder().append(close.status());
    words.append(close.clean() ? " clean" : "");
    if (close.received().isPresent()) {
      CloseFrame frame = close.received().get();
      words.append(' ').append(frame.code());
      words.append(frame.reason().isEmpty() ? "" : " \"" + frame.reason() + '"');
    }
    close.httpStatus().ifPresent(status -> words.append(" http ").append(status));
    return words.toString();
  }

  private static String message(int opcode, Bytes payload) {
    if (opcode == Opcode.BINARY) {
      return "binary " + payload.hex();
    }
    String text = payload.text();
    boolean plain =
        payload.isUtf8() && text.chars().allMatch(c -> c >= ' ' && c != '"' && c < 0x7F);
    return plain ? '"' + text + '"' : "text " + payload.hex();
  }

  private static List<String> brief(List<String> items) {
    return items.stream().map(i -> i.length() > 200 ? i.substring(0, 200) + "…" : i).toList();
  }

  // ---- what the wire carried

  private static void wire(Contract.Entry demanded, Trace trace, List<String> faults) {
    List<LabRecording.Connection> seen = trace.lab().connections();
    seen.forEach(connection -> manners(connection, faults));
    if (demanded.wire().contains("*")) {
      return;
    }
    List<List<String>> refusals = new ArrayList<>();
    for (String alternative : demanded.wire()) {
      List<String> missing = missing(alternative, seen, trace);
      if (missing.isEmpty()) {
        return;
      }
      refusals.add(missing);
    }
    refusals.forEach(faults::addAll);
  }

  private static List<String> missing(
      String demanded, List<LabRecording.Connection> seen, Trace trace) {
    List<String> missing = new ArrayList<>();
    String[] wanted = demanded.equals("-") ? new String[0] : demanded.split(" ; ");
    if (wanted.length != seen.size()) {
      missing.add("there must be " + wanted.length + " connections, but were " + seen.size());
      return missing;
    }
    for (int i = 0; i < wanted.length; i++) {
      connection(Contract.items(wanted[i]), seen.get(i), missing);
    }
    return missing;
  }

  private static void connection(
      List<String> wanted, LabRecording.Connection seen, List<String> missing) {
    String request = request(seen);
    List<String> frames = new ArrayList<>();
    for (String item : wanted) {
      if (item.startsWith("GET ")) {
        if (!request.startsWith(item + " HTTP/1.1\r\n")) {
          missing.add("the request must begin with " + item + " but is " + request);
        }
      } else if (item.startsWith("no ")) {
        if (count(request, item.substring(3)) != 0) {
          missing.add("the request must have " + item + " but is " + request);
        }
      } else if (item.matches("[A-Za-z-]+: .*")) {
        header(item, request, missing);
      } else {
        frames.add(item);
      }
    }
    List<String> seenFrames = seen.frames().stream().map(f -> words(f.frame())).toList();
    if (!frames.equals(seenFrames)) {
      missing.add("the wire must carry " + brief(frames) + " but carried " + brief(seenFrames));
    }
  }

  private static void header(String line, String request, List<String> missing) {
    String name = line.substring(0, line.indexOf(':'));
    String value = line.substring(line.indexOf(':') + 2);
    boolean there =
        request
            .lines()
            .anyMatch(
                l ->
                    l.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ':')
                        && l.substring(name.length() + 1).trim().matches(anyPort(value)));
    if (!there || count(request, name) != 1) {
      missing.add("the request must have once " + line + " but is " + request);
    }
  }

  private static String anyPort(String value) {
    return Pattern.quote(value).replace("{port}", "\\E\\d+\\Q");
  }

  private static long count(String request, String header) {
    String start = header.toLowerCase(Locale.ROOT) + ':';
    return request.lines().filter(l -> l.toLowerCase(Locale.ROOT).startsWith(start)).count();
  }

  private static String request(LabRecording.Connection seen) {
    return seen.request()
        .map(r -> new String(r.what().toArray(), StandardCharsets.ISO_8859_1))
        .orElse("");
  }

  private static String words(Frame frame) {
    return switch (frame.opcode()) {
      case Opcode.TEXT -> "text " + message(Opcode.TEXT, frame.payload());
      case Opcode.BINARY -> message(Opcode.BINARY, frame.payload());
      case Opcode.CLOSE ->
          frame.payload().length() < 2
              ? "close"
              : "close " + (frame.payload().at(0) << 8 | frame.payload().at(1));
      default -> Opcode.name(frame.opcode()) + " " + message(Opcode.TEXT, frame.payload());
    };
  }

  /** What holds for every connection of a client (RFC 6455 §4.1, §5.1). */
  private static void manners(LabRecording.Connection seen, List<String> faults) {
    String request = request(seen);
    if (!request.isEmpty()) {
      for (String line :
          List.of("Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13")) {
        header(line, request, faults);
      }
      if (count(request, "Host") != 1 || count(request, "Sec-WebSocket-Key") != 1) {
        faults.add("one Host and one key must be in the request: " + request);
      }
    }
    for (LabRecording.SeenFrame frame : seen.frames()) {
      if (!frame.masked() || !frame.frame().fin() || frame.frame().rsv() != 0) {
        faults.add("a client's frame is masked, whole and without reserved bits: " + frame);
      }
    }
    if (seen.trailing().length() > 0) {
      faults.add("bytes that form no frame: " + seen.trailing());
    }
  }
}
