package dev.wiretwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.engine.CloseFrame;
import dev.wiretwin.core.engine.Side;
import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.frame.Frame;
import dev.wiretwin.core.lab.LabRecording;
import dev.wiretwin.core.lab.LabRecording.Seen;
import dev.wiretwin.core.scenario.Digest;
import dev.wiretwin.core.scenario.TimeAxis;
import dev.wiretwin.core.scenario.Trace;
import dev.wiretwin.core.scenario.TraceEvent;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TraceRecordsTest {
  private static final long MS = 1_000_000;

  private static TraceRecords of(
      List<TraceEvent> events, List<LabRecording.Connection> connections) {
    return new TraceRecords(
        new Trace(
            "s",
            "jvm",
            events,
            new LabRecording(connections),
            3,
            new TimeAxis(10 * MS, 0.5),
            List.of(new Trace.Printed(-MS, "> "))));
  }

  private static LabRecording.Connection connection(
      List<LabRecording.SeenFrame> frames, List<Seen<Bytes>> sent) {
    return new LabRecording.Connection(
        11 * MS,
        Optional.of(new Seen<>(12 * MS, Bytes.utf8("GET"))),
        frames,
        Bytes.utf8("rest"),
        List.of(new LabRecording.End(13 * MS, LabRecording.Who.CLIENT, LabRecording.How.RST)),
        sent,
        List.of(new LabRecording.Note(14 * MS, 2, 5 * MS, "late")),
        List.of(new Seen<>(12 * MS, Bytes.utf8("GET"))));
  }

  @Test
  void whatTheLabServerSawStandsOnTheTargetsTime() {
    TargetReport.Connection one =
        of(
                List.of(),
                List.of(
                    connection(
                        List.of(
                            new LabRecording.SeenFrame(
                                12 * MS, true, new Frame(false, 4, 1, Bytes.utf8("hi")))),
                        List.of(new Seen<>(12 * MS + 1_234, Bytes.utf8("HTTP"))))))
            .connections()
            .get(0);
    assertThat(one.acceptedAt()).isEqualTo(2.0);
    assertThat(one.request().at()).isEqualTo(4.0);
    assertThat(one.frames())
        .containsExactly(
            new TargetReport.Frame(4.0, false, 4, 1, true, new Payload(2, "hi", null, null)));
    assertThat(one.sent().get(0).at()).isEqualTo(4.002);
    assertThat(one.received().get(0).payload().text()).isEqualTo("GET");
    assertThat(one.trailing().text()).isEqualTo("rest");
    assertThat(one.ends()).containsExactly(new TargetReport.End(6.0, "client", "rst"));
    assertThat(one.notes()).containsExactly(new TargetReport.Note(8.0, 2, 5.0, "late"));
  }

  @Test
  void eventsOfEveryTypeAreToldWithWhatTheyHave() {
    Optional<TraceEvent.Arguments> given =
        Optional.of(new TraceEvent.Arguments(2, "number", OptionalLong.of(-100)));
    Close close =
        new Close(
            -6,
            Side.PEER,
            Optional.empty(),
            Optional.of(new CloseFrame(1001, "bye")),
            true,
            OptionalInt.of(503),
            "Over.");
    TraceRecords records =
        of(
            List.of(
                new TraceEvent.Connection(MS, 1, given),
                new TraceEvent.Receive(2 * MS, 1, 2, Bytes.utf8("a")),
                new TraceEvent.Receive(
                    2 * MS, 1, 2, Bytes.utf8("a"), Optional.of(new Digest(9, 7)), given),
                new TraceEvent.Closed(3 * MS, 1, close),
                new TraceEvent.Error(4 * MS, 2, 5, "no"),
                new TraceEvent.Restarted(5 * MS, 1)),
            List.of());
    List<TargetReport.Event> events = records.events();
    assertThat(events)
        .extracting(TargetReport.Event::type)
        .containsExactly("connection", "receive", "receive", "close", "error", "restart");
    assertThat(events.get(0).arguments()).isEqualTo(new TargetReport.Arguments(2, "number", -100L));
    assertThat(events.get(2).payload()).isEqualTo(new Payload(9, "a", null, 7L));
    assertThat(events.get(3).close())
        .isEqualTo(
            new TargetReport.Close(
                -6,
                "server requested termination",
                "peer",
                true,
                null,
                new TargetReport.CloseFrame(1001, "bye"),
                503,
                "Over."));
    assertThat(events.get(4).step()).isEqualTo(5);
    assertThat(records.console()).containsExactly(new TargetReport.Line(-1.0, "> "));
    assertThat(records.omitted()).isZero();
  }

  @Test
  void whatIsTooMuchIsLeftOutAndCounted() {
    TraceRecords records =
        of(
            Collections.nCopies(TraceRecords.MOST + 3, new TraceEvent.Connection(1, 1)),
            List.of(
                connection(
                    List.of(),
                    List.of(
                        new Seen<>(1, Bytes.of(new byte[TraceRecords.MOST_WIRE_BYTES - 1])),
                        new Seen<>(2, Bytes.utf8("ab")),
                        new Seen<>(3, Bytes.utf8("c"))))));
    assertThat(records.events()).hasSize(TraceRecords.MOST);
    assertThat(records.omitted()).isEqualTo(3);
    List<TargetReport.Chunk> sent = records.connections().get(0).sent();
    assertThat(sent.get(0).payload().isCut()).isFalse();
    assertThat(sent.get(1).payload()).extracting(Payload::text, Payload::length).contains("a", 2);
    assertThat(sent.get(2).payload().text()).isEmpty();
    assertThat(sent.get(2).payload().isCut()).isTrue();
  }
}
