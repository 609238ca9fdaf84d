package dev.wiretwin.api.compare;

import dev.wiretwin.api.catalogue.Between;
import dev.wiretwin.api.catalogue.Catalogue;
import dev.wiretwin.api.catalogue.CatalogueEntry;
import dev.wiretwin.api.catalogue.Divergence;
import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.frame.Frame;
import dev.wiretwin.core.lab.LabRecording;
import dev.wiretwin.core.lab.LabRecording.How;
import dev.wiretwin.core.lab.LabRecording.Who;
import dev.wiretwin.core.scenario.Scenario;
import dev.wiretwin.core.scenario.ScenarioReader;
import dev.wiretwin.core.scenario.ScenarioResult;
import dev.wiretwin.core.scenario.Trace;
import dev.wiretwin.core.scenario.TraceEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Traces and comparisons that never ran, for tests. */
public final class Traces {
  public static final Scenario SCENARIO =
      ScenarioReader.read("x.yaml", "{name: echo, title: A title, client: [connect]}");

  public static final TargetInfo BOARD =
      new TargetInfo("board:x", TargetInfo.Kind.LUA_BOARD, "nodemcu-3.0.0");

  private Traces() {}

  public static TraceEvent close(long ms, int status) {
    return new TraceEvent.Closed(ms * 1_000_000, 1, Close.told(status));
  }

  public static TraceEvent text(String text) {
    return new TraceEvent.Receive(0, 1, 1, Bytes.utf8(text));
  }

  static LabRecording.Connection connection(String headers, Who first, Frame... frames) {
    byte[] request =
        ("GET / HTTP/1.1\r\nHost: h:4711\r\nSec-WebSocket-Key: k"
                + first
                + "\r\n"
                + headers
                + "\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    return new LabRecording.Connection(
        0,
        Optional.of(new LabRecording.Seen<>(1, Bytes.of(request))),
        List.of(frames).stream().map(one -> new LabRecording.SeenFrame(2, true, one)).toList(),
        Bytes.EMPTY,
        List.of(
            new LabRecording.End(3, first, How.FIN),
            new LabRecording.End(4, first == Who.CLIENT ? Who.SERVER : Who.CLIENT, How.FIN)),
        List.of(),
        List.of());
  }

  static Trace trace(List<LabRecording.Connection> connections, TraceEvent... events) {
    return new Trace("echo", "t", List.of(events), new LabRecording(connections), 1);
  }

  public static Trace trace(TraceEvent... events) {
    return trace(List.of(), events);
  }

  public static ScenarioResult result(Trace trace) {
    return new ScenarioResult("echo", ScenarioResult.Verdict.PASSED, List.of(), trace);
  }

  /** A comparison with the differences between these. */
  public static Compared compared(Trace first, Trace second, Catalogue catalogue) {
    List<Divergence> found = new Differ(new Equivalence(500)).differences(first, second);
    Between whom = new Between("echo", TargetInfo.JVM.firmware(), BOARD.firmware(), 500);
    List<Optional<CatalogueEntry>> known = catalogue.explain(whom, found);
    List<Finding> findings =
        IntStream.range(0, found.size())
            .mapToObj(i -> new Finding(1, found.get(i), known.get(i)))
            .toList();
    return compared(new Attempt(runs(first, second), findings, List.of()));
  }

  /** A comparison that came to nothing. */
  public static Compared lost(String why) {
    return compared(unlike(ScenarioResult.Verdict.INCONCLUSIVE, why));
  }

  /** One that the board cannot take. */
  public static Compared skipped(String why) {
    return compared(unlike(ScenarioResult.Verdict.NOT_APPLICABLE, why));
  }

  private static Attempt unlike(ScenarioResult.Verdict board, String why) {
    ScenarioResult result = new ScenarioResult("echo", board, List.of(why), trace());
    return new Attempt(
        List.of(new Attempt.TargetRun(result(trace()), 1), new Attempt.TargetRun(result, 1)),
        List.of(),
        List.of(why));
  }

  public static Compared compared(Attempt... attempts) {
    return new Compared(SCENARIO, List.of(TargetInfo.JVM, BOARD), List.of(attempts));
  }

  private static List<Attempt.TargetRun> runs(Trace... traces) {
    return Stream.of(traces).map(one -> new Attempt.TargetRun(result(one), 1)).toList();
  }
}
