package dev.wiretwin.core.lab;

import static dev.wiretwin.core.lab.Bench.connected;
import static dev.wiretwin.core.lab.Bench.echo;
import static dev.wiretwin.core.lab.Bench.expectAny;
import static dev.wiretwin.core.lab.Bench.fin;
import static dev.wiretwin.core.lab.Bench.handshake;
import static dev.wiretwin.core.lab.Bench.rst;
import static dev.wiretwin.core.lab.Bench.send;
import static dev.wiretwin.core.lab.Bench.sendAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.core.engine.Outcome;
import dev.wiretwin.core.testkit.WireFrame;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** In virtual time. */
class LabPlayerTest {
  private static final OptionalLong NEVER = OptionalLong.empty();

  private static Bench echoing() {
    Bench bench = connected(handshake(), echo(1_000_000)).request();
    bench.transport.takeWritten();
    return bench;
  }

  private static List<WireFrame> echoed(WireFrame frame) {
    return WireFrame.read(echoing().frame(frame).transport.takeWritten());
  }

  @Test
  void dataAndCloseFramesAreEchoedUnmaskedAsTheyCome() {
    WireFrame fragment = WireFrame.text("frag").asUnfinished();
    WireFrame rest = WireFrame.of(0, "ment".getBytes(StandardCharsets.UTF_8));
    WireFrame compressed = WireFrame.of(2, new byte[300]).withRsv(4);
    for (WireFrame frame : List.of(fragment, rest, compressed, WireFrame.close(1000, "bye"))) {
      assertThat(echoed(frame)).containsExactly(frame);
    }
  }

  @Test
  void aPingIsAnsweredAndOtherFramesAreNot() {
    assertThat(echoed(WireFrame.of(9, new byte[] {1, 2})))
        .containsExactly(WireFrame.of(10, new byte[] {1, 2}));
    assertThat(echoed(WireFrame.of(10, new byte[] {1, 2}))).isEmpty();
    assertThat(echoed(WireFrame.of(5, new byte[] {1, 2}))).isEmpty();
  }

  @Test
  void aClientThatTakesNothingIsNotListenedToWhileTooMuchWaitsForIt() {
    Bench bench = echoing();
    bench.transport.stuck(true);
    for (int i = 0; i < 16; i++) {
      assertThat(bench.transport.isReading()).isTrue();
      bench.frame(WireFrame.of(2, new byte[1 << 16]));
    }
    assertThat(bench.transport.isReading()).isFalse();
    bench.transport.stuck(false);
    assertThat(bench.transport.isReading()).isTrue();
  }

  @Test
  void delayedBytesCountAsWaiting() {
    Bench bench = new Bench(new Faults(1, 0, 50, NEVER, NEVER), 1, echo(1_000_000));
    bench.transport.connected();
    bench.request();
    for (int i = 0; i < 20; i++) {
      bench.frame(WireFrame.of(2, new byte[1 << 16]));
    }
    assertThat(bench.transport.isReading()).isFalse();
    bench.advanceMs(2_000);
    assertThat(bench.transport.isReading()).isTrue();
  }

  @Test
  void theObserverIsToldEverythingInOrder() {
    Bench bench = connected(handshake(), expectAny(1), fin()).request();
    bench.frame(WireFrame.text("a"));
    bench.transport.ended();
    assertThat(bench.news)
        .extracting(news -> news.getClass().getSimpleName())
        .containsExactly("Requested", "Sent", "Framed", "Ended", "Ended");
  }

  @Test
  void afterTheLastStepItOnlyReads() {
    Bench bench = connected(handshake()).request().advanceMs(100_000);
    bench.frame(WireFrame.text("a")).arrive(new byte[] {1});
    bench.transport.ended();
    assertThat(bench.recorded().frames()).hasSize(1);
    assertThat(bench.recorded().trailing().hex()).isEqualTo("01");
    assertThat(bench.ends()).containsExactly("CLIENT FIN");
    assertThat(bench.transport.isHalfClosed()).isFalse();
    assertThat(bench.transport.isAborted()).isFalse();
  }

  @Test
  void theSocketIsGivenBackWhenBothSidesHaveEnded() {
    Bench serverFirst = connected(fin());
    assertThat(serverFirst.transport.isAborted()).isFalse();
    serverFirst.transport.ended();
    assertThat(serverFirst.ends()).containsExactly("SERVER FIN", "CLIENT FIN");
    assertThat(serverFirst.transport.isAborted()).isTrue();
    assertThat(serverFirst.transport.isReset()).isFalse();

    Bench clientFirst = connected(new LabStep.Fin(10));
    clientFirst.transport.ended();
    clientFirst.transport.ended();
    clientFirst.advanceMs(10);
    assertThat(clientFirst.ends()).containsExactly("CLIENT FIN", "SERVER FIN");
    assertThat(clientFirst.transport.isAborted()).isTrue();
  }

  @Test
  void theSocketIsKeptUntilEverythingIsSent() {
    Bench bench = new Bench(send("large"), fin(), send("late"));
    bench.transport.stuck(true);
    bench.transport.connected();
    bench.transport.ended();
    bench.advanceMs(1000);
    assertThat(bench.transport.isAborted()).isFalse();
    bench.transport.stuck(false);
    bench.advanceMs(10);
    assertThat(bench.transport.isAborted()).isTrue();
    assertThat(bench.loop.alarms()).isZero();
    assertThat(bench.notes()).containsExactly("2 4 bytes were not sent: the server had ended TCP");
  }

  @Test
  void closingForgetsTheSocketThatWaitsToBeSentEmpty() {
    Bench bench = new Bench(send("large"), fin());
    bench.transport.stuck(true);
    bench.transport.connected();
    bench.transport.ended();
    bench.player.stop();
    assertThat(bench.loop.alarms()).isZero();
  }

  @Test
  void stepsLeftAfterBothEndsAreNoted() {
    Bench bench = connected(fin(), expectAny(1), sendAfter(10, "x"));
    bench.transport.ended();
    assertThat(bench.notes())
        .containsExactly(
            "1 waited in vain for frame 1: the client had ended TCP",
            "2 not done: both sides had ended TCP");
  }

  @Test
  void aResetOfTheClientIsAnEndAndOtherLossesAreNotes() {
    Bench reset = connected(expectAny(1));
    reset.transport.lost(Outcome.Cause.RESET, "reset");
    reset.transport.lost(Outcome.Cause.RESET, "again");
    reset.transport.ended();
    assertThat(reset.ends()).containsExactly("CLIENT RST");

    Bench tls = new Bench(send("x"));
    tls.transport.lost(Outcome.Cause.TLS, "TLS failed: no common version");
    tls.transport.connected();
    assertThat(tls.ends()).isEmpty();
    assertThat(tls.notes())
        .containsExactly("0 TLS failed: no common version", "0 not done: the client was gone");
    assertThat(tls.written()).isEmpty();
  }

  @Test
  void whatComesAfterTheEndIsIgnored() {
    Bench bench = connected(send("x"));
    bench.written();
    bench.news.clear();
    bench.player.stop();
    bench.request();
    bench.transport.ended();
    bench.transport.stuck(false);
    bench.transport.lost(Outcome.Cause.RESET, "reset");
    assertThat(bench.news).isEmpty();
    assertThat(bench.written()).isEmpty();
  }

  @Test
  void anAcceptedTransportHasNoNameToLookUp() {
    Bench bench = new Bench();
    bench.player.tlsStarted();
    assertThatThrownBy(() -> bench.transport.nameNotFound("x"))
        .isInstanceOf(IllegalStateException.class);
  }

  // ---- faults

  private static Bench faulty(Faults faults, LabStep... steps) {
    Bench bench = new Bench(faults, 1, steps);
    bench.transport.connected();
    return bench.advanceMs(10_000);
  }

  @Test
  void faultsHappenToEverythingThatIsSent() {
    Faults faults = new Faults(9, 4, 20, OptionalLong.of(11), NEVER);
    Bench bench = faulty(faults, send("abcdefgh"), send("ijklmnop"), fin());
    assertThat(String.join("", bench.writes())).isEqualTo("abcdefghijk");
    assertThat(bench.writes()).hasSizeGreaterThan(3).allMatch(piece -> piece.length() <= 4);
    assertThat(bench.recorded().sent().get(2).at()).isPositive();
    assertThat(bench.ends()).containsExactly("SERVER FIN");
    assertThat(bench.notes())
        .isNotEmpty()
        .allMatch(note -> note.contains("sent: the server had ended TCP"));
    assertThat(faulty(faults, send("abcdefgh"), send("ijklmnop"), fin()).recorded())
        .isEqualTo(bench.recorded());
  }

  @Test
  void aResetAfterSoManyBytesEndsTheScript() {
    Bench bench = faulty(new Faults(9, 0, 0, NEVER, OptionalLong.of(3)), send("abcdef"), send("g"));
    assertThat(bench.writes()).containsExactly("abc");
    assertThat(bench.ends()).containsExactly("SERVER RST");
    assertThat(bench.notes())
        .containsExactly(
            "1 not done: this server had reset TCP",
            "0 3 bytes were not sent: the server had ended TCP");
  }

  @Test
  void bytesStillDelayedWhenTheClientGoesAreNoted() {
    Bench bench = new Bench(new Faults(1, 0, 1_000, NEVER, NEVER), 1, send("abc"), rst());
    bench.transport.connected();
    bench.transport.lost(Outcome.Cause.RESET, "reset");
    assertThat(bench.notes())
        .containsExactly("1 3 delayed bytes were not sent: the client was gone");
    assertThat(bench.ends()).containsExactly("CLIENT RST");
    assertThat(bench.loop.alarms()).isZero();
  }
}
