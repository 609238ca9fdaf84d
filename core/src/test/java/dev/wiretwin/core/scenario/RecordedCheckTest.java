package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.frame.Frame;
import dev.wiretwin.core.lab.LabRecording;
import dev.wiretwin.core.testkit.VirtualRuns;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RecordedCheckTest {
  private static final Map<String, Scenario> VECTORS =
      Suites.load("nodemcu-3.0.0").scenarios().stream()
          .collect(Collectors.toMap(Scenario::name, Function.identity()));
  private static final long MS = 1_000_000;
  private static final TraceEvent.Arguments CLIENT =
      new TraceEvent.Arguments(2, "client", OptionalLong.empty());

  private static Map<String, Object> observed(String vector) {
    return VECTORS.get(vector).recorded().orElseThrow().observed();
  }

  private static List<String> faults(String vector, List<TraceEvent> events, LabRecording lab) {
    Trace trace = new Trace(vector, "board:x", events, lab, 0);
    return RecordedCheck.faults(observed(vector), VECTORS.get(vector), trace);
  }

  private static LabRecording.Connection connection(
      String request, List<LabRecording.SeenFrame> frames, List<LabRecording.End> ends, int tail) {
    Bytes head = Bytes.of(request.getBytes(StandardCharsets.ISO_8859_1));
    return new LabRecording.Connection(
        0,
        Optional.of(new LabRecording.Seen<>(1, head)),
        frames,
        Bytes.of(new byte[tail]),
        ends,
        List.of(),
        List.of());
  }

  /** The request as recorded, with a key and a port. */
  private static String request(String vector) {
    return String.valueOf(((List<?>) observed(vector).get("requests")).get(0))
        .replace("{key}", "dGhlIHNhbXBsZSBub25jZQ==")
        .replace("{port}", "4711");
  }

  private static Close status(int status) {
    return Close.told(status);
  }

  @Test
  void aStrictClientDiffersWhereTheFirmwareDoes() {
    Scenario twoFragments = VECTORS.get("frag.two-binary");
    Trace trace = new VirtualRuns().run(twoFragments).trace();
    assertThat(RecordedCheck.faults(observed("frag.two-binary"), twoFragments, trace))
        .anyMatch(fault -> fault.startsWith("events: recorded ["))
        .anyMatch(fault -> fault.startsWith("requests: recorded ["));
  }

  @Test
  void theSameIsTheSame() {
    LabRecording lab =
        new LabRecording(List.of(connection(request("tx.len-65535"), List.of(), List.of(), 7)));
    List<TraceEvent> events =
        List.of(
            new TraceEvent.Connection(
                3 * MS,
                1,
                Optional.of(new TraceEvent.Arguments(1, "client", OptionalLong.empty()))));
    assertThat(faults("tx.len-65535", events, lab)).isEmpty();
  }

  @Test
  void eachPartOfTheWireIsLookedAt() {
    LabRecording lab =
        new LabRecording(
            List.of(
                connection(
                    "GET /other HTTP/1.1\r\n\r\n",
                    List.of(
                        new LabRecording.SeenFrame(
                            2, false, new Frame(false, 4, 1, Bytes.utf8("x")))),
                    List.of(
                        new LabRecording.End(3, LabRecording.Who.SERVER, LabRecording.How.RST),
                        new LabRecording.End(4, LabRecording.Who.CLIENT, LabRecording.How.FIN)),
                    0),
                connection("", List.of(), List.of(), 0)));
    assertThat(faults("tx.len-65535", List.of(), lab))
        .hasSize(7)
        .anyMatch(f -> f.contains("but seen [#0 opcode 1 rsv 4 bare 1 bytes 78]"))
        .anyMatch(f -> f.contains("[nobody] but seen [server]"))
        .anyMatch(f -> f.contains("[1] but seen [2]"))
        .anyMatch(f -> f.contains("recorded [] but seen [#0 fin]"))
        .anyMatch(f -> f.contains("recorded [#0 7 bytes] but seen []"));
  }

  @Test
  void whichConnectionCameFirstDoesNotMatter() {
    List<LabRecording.Connection> two =
        List.of(
            connection("GET /b HTTP/1.1\r\n\r\n", List.of(), List.of(), 7),
            connection("GET /a HTTP/1.1\r\n\r\n", List.of(), List.of(), 0));
    Map<String, Object> observed =
        Map.of(
            "requests",
            List.of("GET /a HTTP/1.1\r\n\r\n", "GET /b HTTP/1.1\r\n\r\n"),
            "trailing_client_bytes",
            List.of(Map.of("conn", 1, "len", 7)),
            "tcp_closed_first",
            "nobody",
            "tcp_connections",
            2);
    Scenario any = VECTORS.get("rx.text-0");
    Trace trace = new Trace("x", "board:x", List.of(), new LabRecording(two), 0);
    assertThat(RecordedCheck.faults(observed, any, trace)).isEmpty();
    Trace twice =
        new Trace("x", "board:x", List.of(), new LabRecording(List.of(two.get(0), two.get(0))), 0);
    assertThat(RecordedCheck.faults(observed, any, twice)).isNotEmpty();
  }

  @Test
  void errorsRestartsAndBareNumbersAreEvents() {
    LabRecording none = new LabRecording(List.of());
    assertThat(
            faults(
                "api.on-none",
                List.of(
                    new TraceEvent.Error(0, 1, 1, "bad argument #2 to 'on' (function or nil)\n")),
                none))
        .isEmpty();
    assertThat(
            faults(
                "api.gc-never-connected",
                List.of(
                    new TraceEvent.Closed(
                        0,
                        1,
                        status(-100),
                        Optional.of(new TraceEvent.Arguments(1, "number", OptionalLong.of(-100))))),
                none))
        .isEmpty();
    assertThat(faults("api.on-none", List.of(new TraceEvent.Restarted(0, 1)), none))
        .anyMatch(fault -> fault.contains("but seen [device_restart]"));
  }

  @Test
  void timesCountOnlyWhereTheyAreThePoint() {
    String vector = "hs.silent";
    LabRecording lab =
        new LabRecording(List.of(connection(request(vector), List.of(), List.of(), 0)));
    assertThat(
            faults(
                vector,
                List.of(new TraceEvent.Closed(10_020 * MS, 1, status(-18), Optional.of(CLIENT))),
                lab))
        .isEmpty();
    assertThat(
            faults(
                vector,
                List.of(new TraceEvent.Closed(9_000 * MS, 1, status(-18), Optional.of(CLIENT))),
                lab))
        .singleElement()
        .asString()
        .startsWith("event 1: recorded at [");
  }

  @Test
  void longMessagesAreComparedByTheirHash() {
    Bytes message = Bytes.of("z".repeat(600).getBytes(StandardCharsets.ISO_8859_1));
    Map<String, Object> event =
        Map.of(
            "ev",
            "receive",
            "client",
            1,
            "nargs",
            3,
            "arg1",
            "client",
            "opcode",
            1,
            "len",
            600,
            "hex",
            message.hex().substring(0, 128),
            "hash31",
            Digest.of(message).hash31());
    Map<String, Object> observed =
        Map.of("events", List.of(event), "tcp_closed_first", "nobody", "tcp_connections", 0);
    Trace trace =
        new Trace(
            "x",
            "jvm",
            List.of(new TraceEvent.Receive(0, 1, 1, message)),
            new LabRecording(List.of()),
            0);
    assertThat(RecordedCheck.faults(observed, VECTORS.get("rx.text-0"), trace)).isEmpty();
  }
}
