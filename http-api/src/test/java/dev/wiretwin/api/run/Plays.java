package dev.wiretwin.api.run;

import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.engine.CloseFrame;
import dev.wiretwin.core.engine.Side;
import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.lab.LabRecording;
import dev.wiretwin.core.scenario.Scenario;
import dev.wiretwin.core.scenario.ScenarioReader;
import dev.wiretwin.core.scenario.ScenarioResult;
import dev.wiretwin.core.scenario.ScenarioResult.Verdict;
import dev.wiretwin.core.scenario.Trace;
import dev.wiretwin.core.scenario.TraceEvent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What came of scenarios that never ran, for the tests of what is told about them. */
public final class Plays {
  public static final Played GOOD = played("good", Verdict.PASSED, closed(-6, OptionalInt.empty()));
  public static final Played BAD = played("bad", Verdict.FAILED, closed(-17, OptionalInt.of(404)));
  public static final Played AWAY = played("away", Verdict.NOT_APPLICABLE);
  public static final Played LOST = played("lost", Verdict.INCONCLUSIVE);
  public static final Played RECORDED =
      new Played(
          scenario("{name: vector, status: defined, client: [connect]}"),
          result("vector", Verdict.FAILED, new TraceEvent.Connection(0, 1)),
          1_000_000);
  public static final Played TALKATIVE =
      played(
          "talkative",
          Verdict.PASSED,
          new TraceEvent.Connection(1_250_000, 1),
          new TraceEvent.Receive(2_000_000, 1, 1, Bytes.utf8("hi")),
          new TraceEvent.Receive(2_000_000, 1, 2, Bytes.utf8("hi")),
          new TraceEvent.Receive(2_000_000, 1, 1, Bytes.fromHex("c328")),
          new TraceEvent.Error(3_000_000, 2, 4, "not open"));

  private Plays() {}

  public static Scenario scenario(String text) {
    return ScenarioReader.read("x.yaml", text);
  }

  private static Played played(String name, Verdict verdict, TraceEvent... events) {
    return new Played(
        scenario("{name: " + name + ", title: What it does, client: [connect]}"),
        result(name, verdict, events),
        12_345_678);
  }

  private static ScenarioResult result(String name, Verdict verdict, TraceEvent... events) {
    Trace trace = new Trace(name, "jvm", List.of(events), new LabRecording(List.of()), 1);
    List<String> why = verdict == Verdict.PASSED ? List.of() : List.of("it is \u001b[31mred");
    return new ScenarioResult(name, verdict, why, trace);
  }

  private static TraceEvent closed(int status, OptionalInt http) {
    Optional<CloseFrame> frame =
        http.isPresent() ? Optional.empty() : Optional.of(new CloseFrame(1001, "lunch"));
    return new TraceEvent.Closed(
        5_000_000,
        1,
        new Close(status, Side.PEER, frame, frame, frame.isPresent(), http, "It is over."));
  }
}
