package dev.wiretwin.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.testkit.EventLines;
import dev.wiretwin.core.testkit.FrameLines;
import dev.wiretwin.core.testkit.Heads;
import dev.wiretwin.core.testkit.Rig;
import dev.wiretwin.core.testkit.WireFrame;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectionHeartbeatTest {
  private static final long SECOND = 1_000_000_000L;

  @ParameterizedTest
  @EnumSource(Role.class)
  void aSilentPeerIsPingedAfter30And60SecondsAndGoneAfter90(Role role) {
    Rig rig = Rig.open(role);
    rig.advance(30 * SECOND - 1);
    assertThat(rig.takeBytes()).isEmpty();
    rig.advance(1);
    assertThat(FrameLines.of(rig.takeFrames())).containsExactly("ping");
    rig.advance(30 * SECOND - 1);
    assertThat(rig.takeBytes()).isEmpty();
    rig.advance(1);
    assertThat(FrameLines.of(rig.takeFrames())).containsExactly("ping");
    rig.advance(30 * SECOND - 1);
    assertThat(rig.takeEvents()).isEmpty();
    rig.advance(1);
    assertThat(EventLines.of(rig.takeEvents()))
        .containsExactly("closed by US: Unhealthy[pings=2], sent -, received -");
    assertThat(rig.takeBytes()).isEmpty();
    assertThat(rig.isAborted()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void anyByteFromThePeerStartsTheCountAnew(Role role) {
    byte[] pong = Rig.open(role).wire(WireFrame.of(10, new byte[2]));
    Rig rig = Rig.open(role);
    for (byte b : pong) {
      rig.advance(89 * SECOND);
      rig.takeBytes();
      rig.feed(new byte[] {b});
      assertThat(rig.connection().isOpen()).isTrue();
    }
    assertThat(EventLines.of(rig.takeEvents())).containsExactly("pong 0000");
    rig.advance(30 * SECOND - 1);
    assertThat(rig.takeBytes()).isEmpty();
    rig.advance(1);
    assertThat(FrameLines.of(rig.takeFrames())).containsExactly("ping");
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void whatWeSendOurselvesProvesNothing(Role role) {
    Rig rig = Rig.open(role);
    for (int i = 0; i < 89; i++) {
      rig.connection().send(2, new byte[1], 0, 1);
      rig.advance(SECOND);
    }
    assertThat(rig.takeFrames()).filteredOn(frame -> frame.opcode() == 9).hasSize(2);
    rig.advance(SECOND);
    assertThat(rig.closed().outcome()).isEqualTo(new Outcome.Unhealthy(2));
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aPeerThatAnswersEachPingLivesForEver(Role role) {
    Rig rig = Rig.open(role);
    for (int i = 0; i < 100; i++) {
      rig.advance(30 * SECOND);
      assertThat(FrameLines.of(rig.takeFrames())).containsExactly("ping");
      rig.feed(WireFrame.of(10, new byte[0]));
    }
    assertThat(rig.connection().isOpen()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void holdSuspendsTheCountAndReleaseStartsItAnew(Role role) {
    Rig rig = Rig.open(role);
    rig.advance(70 * SECOND);
    assertThat(rig.takeFrames()).hasSize(2);
    rig.connection().hold(true);
    assertThat(rig.connection().deadline()).isEqualTo(Long.MAX_VALUE);
    rig.advance(10_000 * SECOND);
    assertThat(rig.takeBytes()).isEmpty();
    assertThat(rig.connection().isOpen()).isTrue();
    rig.connection().hold(false);
    rig.advance(89 * SECOND);
    assertThat(FrameLines.of(rig.takeFrames())).containsExactly("ping", "ping");
    rig.advance(SECOND);
    assertThat(rig.closed().outcome()).isEqualTo(new Outcome.Unhealthy(2));
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void holdingDoesNotSuspendTheTimeLimitOfAClose(Role role) {
    Rig rig = Rig.open(role);
    rig.connection().close(1000, "");
    rig.connection().hold(true);
    rig.connection().hold(false);
    assertThat(rig.connection().deadline()).isEqualTo(5 * SECOND);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void noPingIsSentOnceClosingHasBegun(Role role) {
    Timing slowClose = new Timing(SECOND, SECOND, 2, 100 * SECOND);
    Rig rig = Rig.fresh(role, slowClose, Limits.DEFAULT);
    rig.feed(role == Role.CLIENT ? Heads.answer() : Heads.request());
    rig.connection().close(1000, "");
    rig.turn().takeBytes();
    rig.advance(99 * SECOND);
    assertThat(rig.takeBytes()).isEmpty();
    assertThat(rig.connection().state()).isEqualTo(State.CLOSING);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aLargeFrameThatArrivesSlowlyKeepsTheConnectionAlive(Role role) {
    Rig rig = Rig.open(role);
    byte[] bytes = rig.wire(WireFrame.of(2, new byte[10]));
    rig.feed(Arrays.copyOf(bytes, bytes.length - 10));
    for (int i = 10; i > 0; i--) {
      rig.advance(29 * SECOND);
      rig.feed(Arrays.copyOfRange(bytes, bytes.length - i, bytes.length - i + 1));
    }
    assertThat(EventLines.of(rig.takeEvents())).containsExactly("binary " + "00".repeat(10));
    assertThat(rig.takeBytes()).isEmpty();
  }
}
