package dev.wiretwin.core.lab;

import static dev.wiretwin.core.lab.Bench.answer;
import static dev.wiretwin.core.lab.Bench.connected;
import static dev.wiretwin.core.lab.Bench.echo;
import static dev.wiretwin.core.lab.Bench.expect;
import static dev.wiretwin.core.lab.Bench.expectAny;
import static dev.wiretwin.core.lab.Bench.expectFin;
import static dev.wiretwin.core.lab.Bench.fin;
import static dev.wiretwin.core.lab.Bench.handshake;
import static dev.wiretwin.core.lab.Bench.rst;
import static dev.wiretwin.core.lab.Bench.send;
import static dev.wiretwin.core.lab.Bench.sendAfter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.engine.Outcome;
import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.testkit.ManualLoop;
import dev.wiretwin.core.testkit.MemoryTransport;
import dev.wiretwin.core.testkit.WireFrame;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** In virtual time. */
class ScriptWalkTest {
  private static final LabStep EXPECT_REQUEST = new LabStep.ExpectRequest(0);
  private static final long NO_LIMIT = LabStep.NO_LIMIT;

  @Test
  void aScriptBeginsWhenBytesCanFlow() {
    Bench bench = new Bench(send("hi"));
    assertThat(bench.written()).isEmpty();
    bench.transport.connected();
    assertThat(bench.written()).isEqualTo("hi");
  }

  @Test
  void eachSendIsAWriteOfItsOwnAtItsTime() {
    Bench bench = connected(send("a"), send("b"), sendAfter(60, "c"), sendAfter(40, "d"));
    bench.advanceMs(59);
    assertThat(bench.writes()).containsExactly("a", "b");
    bench.advanceMs(1);
    assertThat(bench.writes()).containsExactly("a", "b", "c");
    bench.advanceMs(40);
    assertThat(bench.recorded().sent())
        .extracting(s -> Bench.ms(s.at()))
        .containsExactly(0L, 0L, 60L, 100L);
    assertThat(bench.transport.writes()).isEqualTo(4);
  }

  @Test
  void anExpectedRequestIsWaitedFor() {
    Bench bench = connected(EXPECT_REQUEST, send("x")).advanceMs(1000);
    assertThat(bench.written()).isEmpty();
    assertThat(bench.request().written()).isEqualTo("x");
  }

  @Test
  void aHandshakeWaitsForItsDelayAndForTheRequest() {
    LabStep late = new LabStep.SendHandshake(100, Optional.empty(), Bytes.EMPTY, List.of(), 0);
    Bench bench = connected(late).request().advanceMs(99);
    assertThat(bench.written()).isEmpty();
    assertThat(bench.advanceMs(1).written())
        .startsWith("HTTP/1.1 101 ")
        .contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
  }

  @Test
  void aHandshakeCanBeAnythingAndCarriesItsAppendix() {
    Bench bench = connected(answer("HTTP/1.1 400 No {key}\r\n\r\n", Bytes.utf8("++"))).request();
    assertThat(bench.writes())
        .containsExactly("HTTP/1.1 400 No dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n++");
  }

  @Test
  void aHandshakeCanBeSplitInTime() {
    Bench bench = connected(handshake(4, -2), send("next")).request();
    assertThat(bench.written()).isEqualTo("HTTP");
    assertThat(bench.advanceMs(10).written()).startsWith("/1.1 101").endsWith("\r\n");
    assertThat(bench.advanceMs(10).written()).isEqualTo("\r\nnext");
    assertThat(bench.transport.writes()).isEqualTo(4);
  }

  @Test
  void aHandshakeCanBeSplitWithoutTime() {
    LabStep split = new LabStep.SendHandshake(0, Optional.of("abc"), Bytes.EMPTY, List.of(1, 2), 0);
    Bench bench = connected(split, send("d")).request();
    assertThat(bench.writes()).containsExactly("a", "b", "c", "d");
  }

  @Test
  void aCutThatCutsNothingAndAMissingKeyAreNoted() {
    LabStep odd = new LabStep.SendHandshake(0, Optional.of("{key}!"), Bytes.EMPTY, List.of(9), 0);
    Bench bench = connected(odd).arrive("GET /\n\n".getBytes(StandardCharsets.US_ASCII));
    assertThat(bench.writes()).containsExactly("!");
    assertThat(bench.notes())
        .containsExactly(
            "0 the request has no Sec-WebSocket-Key: the answer's key is that of an empty one",
            "0 nothing to cut at 9");
  }

  @Test
  void framesAreCountedFromTheBeginningOfTheConnection() {
    Bench bench =
        connected(handshake(), expect(1, 1, NO_LIMIT), send("1"), expect(1, 3, NO_LIMIT), send("3"))
            .request();
    bench.written();
    bench.frame(WireFrame.of(2, new byte[0])).frame(WireFrame.text("a"));
    assertThat(bench.written()).isEqualTo("1");
    assertThat(bench.frame(WireFrame.text("b")).written()).isEmpty();
    assertThat(bench.frame(WireFrame.text("c")).written()).isEqualTo("3");
    assertThat(bench.notes()).isEmpty();
  }

  @Test
  void anyFrameCanBeExpected() {
    Bench bench = connected(handshake(), expectAny(2), send("2")).request();
    bench.written();
    bench.frame(WireFrame.of(11, new byte[0])).frame(WireFrame.of(10, new byte[0]));
    assertThat(bench.written()).isEqualTo("2");
  }

  @Test
  void anExpectationInVainIsNotedAndTheScriptGoesOn() {
    Bench bench = connected(handshake(), expect(8, 1, 500), expectFin(200), send("on")).request();
    bench.written();
    bench.advanceMs(699);
    assertThat(bench.written()).isEmpty();
    assertThat(bench.advanceMs(1).written()).isEqualTo("on");
    assertThat(bench.notes())
        .containsExactly(
            "1 waited in vain for frame 1 with opcode 8: nothing came within 500 ms",
            "2 waited in vain for the client's FIN: nothing came within 200 ms");
  }

  @Test
  void anExpectationThatIsMetLeavesNoAlarmBehind() {
    Bench bench = connected(handshake(), expect(1, 1, 500)).request();
    bench.frame(WireFrame.text("a"));
    assertThat(bench.loop.alarms()).isZero();
  }

  @Test
  void theClientsFinIsWaitedFor() {
    Bench bench = connected(expectFin(NO_LIMIT), send("bye"), fin());
    assertThat(bench.written()).isEmpty();
    bench.transport.ended();
    assertThat(bench.written()).isEqualTo("bye");
    assertThat(bench.ends()).containsExactly("CLIENT FIN", "SERVER FIN");
  }

  @Test
  void whatCannotComeAfterTheClientsFinIsNotWaitedFor() {
    Bench bench = connected(EXPECT_REQUEST, handshake(), expectAny(1), expectFin(9), send("end"));
    bench.transport.ended();
    assertThat(bench.writes()).containsExactly("end");
    assertThat(bench.notes())
        .containsExactly(
            "0 waited in vain for the request: the client had ended TCP",
            "1 waited in vain for the request: the client had ended TCP",
            "2 waited in vain for frame 1: the client had ended TCP");
  }

  @Test
  void aRequestWithoutEndIsNotWaitedFor() {
    Bench bench = connected(handshake(), send("end"));
    bench.arrive("x".repeat(70_000).getBytes(StandardCharsets.US_ASCII));
    assertThat(bench.writes()).containsExactly("end");
    assertThat(bench.notes()).contains("0 waited in vain for the request: its request has no end");
  }

  @Test
  void aWaitIsNothingButTime() {
    Bench bench = connected(new LabStep.Wait(100, 400), send("x")).advanceMs(499);
    assertThat(bench.written()).isEmpty();
    assertThat(bench.advanceMs(1).written()).isEqualTo("x");
  }

  @Test
  void echoingLastsAsLongAsItIsAskedFor() {
    Bench bench = connected(handshake(), echo(100), send("over")).request();
    bench.written();
    byte[] text = WireFrame.text("hi").bytes();
    assertThat(bench.frame(WireFrame.text("hi")).transport.takeWritten()).isEqualTo(text);
    assertThat(bench.advanceMs(100).written()).isEqualTo("over");
    assertThat(bench.frame(WireFrame.text("hi")).written()).isEmpty();
  }

  @Test
  void echoingEndsWithTheCloseFrameThatWasSentBack() {
    Bench bench =
        connected(handshake(), new LabStep.EchoUntilClose(0, 5_000), send("over"), fin()).request();
    bench.written();
    byte[] text = WireFrame.text("hi").bytes();
    assertThat(bench.frame(WireFrame.text("hi")).transport.takeWritten()).isEqualTo(text);
    WireFrame close = WireFrame.of(8, new byte[] {3, (byte) 0xE8});
    String echoed = new String(close.bytes(), StandardCharsets.ISO_8859_1);
    assertThat(bench.frame(close).written()).isEqualTo(echoed + "over");
    assertThat(bench.notes()).isEmpty();
  }

  @Test
  void echoingUntilACloseThatDoesNotComeLastsNoLonger() {
    Bench bench =
        connected(handshake(), new LabStep.EchoUntilClose(0, 100), send("over")).request();
    bench.written();
    assertThat(bench.advanceMs(100).written()).isEqualTo("over");
    assertThat(bench.frame(WireFrame.text("hi")).written()).isEmpty();
    assertThat(bench.notes())
        .containsExactly("1 waited in vain for a close frame: nothing came within 100 ms");
  }

  @Test
  void aResetEndsTheScript() {
    Bench bench = connected(send("a"), rst(), send("b"), expectAny(1));
    assertThat(bench.transport.isReset()).isTrue();
    assertThat(bench.ends()).containsExactly("SERVER RST");
    assertThat(bench.writes()).containsExactly("a");
    assertThat(bench.notes())
        .containsExactly(
            "2 not done: this server had reset TCP", "3 not done: this server had reset TCP");
  }

  @Test
  void stepsLeftWhenTheClientIsGoneAreNoted() {
    LabStep[] inHand = {expectAny(1), new LabStep.Wait(0, 50), sendAfter(50, "x")};
    String[] noted = {
      "1 waited in vain for frame 1: the client was gone",
      "1 cut short: the client was gone",
      "1 not done: the client was gone"
    };
    for (int i = 0; i < inHand.length; i++) {
      Bench bench = connected(handshake(), inHand[i], send("never")).request().advanceMs(10);
      bench.transport.lost(Outcome.Cause.RESET, "reset");
      bench.advanceMs(1000);
      assertThat(bench.notes()).containsExactly(noted[i], "2 not done: the client was gone");
      assertThat(bench.loop.alarms()).isZero();
      assertThat(bench.writes()).hasSize(1);
    }
  }

  @Test
  void anExpectationThatEndsWithTheServerIsNoted() {
    Bench bench = connected(expectFin(500), send("never"));
    bench.player.stop();
    bench.player.stop();
    bench.advanceMs(1000);
    assertThat(bench.notes())
        .containsExactly("0 waited in vain for the client's FIN: the lab server was closed");
    assertThat(bench.written()).isEmpty();
  }

  @Test
  void stepsAndPiecesThatComeLateAreNoted() {
    ManualLoop manual = new ManualLoop();
    Bench.LateLoop loop = new Bench.LateLoop(manual);
    MemoryTransport transport = new MemoryTransport(loop);
    ConnectionLog log = new ConnectionLog(loop, 0, 0, news -> {});
    List<LabStep> steps = List.of(sendAfter(10, "a"), handshake(1), sendAfter(10, "b"));
    LabPlayer player = new LabPlayer(transport, steps, Faults.NONE, 1, 0, log);
    transport.listener(player).connected();
    transport.arrive(Bench.REQUEST.getBytes(StandardCharsets.US_ASCII));

    loop.lateNanos = 7_000_000;
    manual.advance(10_000_000);
    loop.lateNanos = 17_000_000;
    manual.advance(10_000_000);
    manual.advance(10_000_000);

    assertThat(player.recorded().notes())
        .containsExactly(
            new LabRecording.Note(17_000_000, 0, 7_000_000, "came 7 ms late"),
            new LabRecording.Note(37_000_000, 1, 10_000_000, "came 10 ms late"));
    assertThat(player.recorded().sent())
        .extracting(s -> Bench.ms(s.at()))
        .containsExactly(17L, 17L, 37L, 47L);
  }

  @Test
  void timeIsScaled() {
    Bench bench = new Bench(Faults.NONE, 0.05, sendAfter(1000, "x"));
    bench.transport.connected();
    assertThat(bench.advanceMs(49).written()).isEmpty();
    assertThat(bench.advanceMs(1).written()).isEqualTo("x");
  }

  @Test
  void aLongScriptNeedsNoDeepStack() {
    LabStep[] steps = Collections.nCopies(100_000, expectAny(1)).toArray(LabStep[]::new);
    Bench bench = connected(steps);
    bench.transport.ended();
    assertThat(bench.notes()).hasSize(100_000);
  }
}
