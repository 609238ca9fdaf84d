package dev.wiretwin.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.core.deflate.DeflateParameters;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.frame.ProtocolViolation;
import dev.wiretwin.core.testkit.WireFrame;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InboundTest {
  private final Inbound inbound = new Inbound(Role.CLIENT, Limits.DEFAULT, Optional.empty());

  @Test
  void oneCallTakesBytesUpToOneEvent() {
    ByteBuffer in =
        ByteBuffer.wrap(
            WireFrame.join(
                WireFrame.text("a"), WireFrame.of(9, new byte[] {7}), WireFrame.close(1001, "x")));

    assertThat(inbound.next(in))
        .isInstanceOfSatisfying(Event.Message.class, m -> assertThat(m.length()).isEqualTo(1));
    assertThat(inbound.next(in))
        .isInstanceOfSatisfying(
            Event.PingSeen.class, ping -> assertThat(ping.payload()).containsExactly(7));
    assertThat(inbound.next(in)).isEqualTo(new Event.CloseSeen(new CloseFrame(1001, "x")));
    assertThat(in.hasRemaining()).isFalse();
  }

  @Test
  void aPartThatCompletesNothingIsNoEvent() {
    byte[] bytes = WireFrame.of(10, new byte[] {1, 2, 3}).bytes();
    assertThat(inbound.next(ByteBuffer.wrap(bytes, 0, 3))).isNull();
    assertThat(inbound.next(ByteBuffer.wrap(bytes, 3, 2)))
        .isInstanceOfSatisfying(
            Event.PongSeen.class, pong -> assertThat(pong.payload()).containsExactly(1, 2, 3));
  }

  @Test
  void compressionIsTakenOnlyWhenAgreed() {
    // RFC 7692 §7.2.3.1: "Hello"
    byte[] hello = HexFormat.of().parseHex("c107f248cdc9c90700");
    assertThatThrownBy(() -> inbound.next(ByteBuffer.wrap(hello)))
        .isInstanceOf(ProtocolViolation.class);

    DeflateParameters agreed = new DeflateParameters(true, false, 15, 15);
    Inbound compressed = new Inbound(Role.CLIENT, Limits.DEFAULT, Optional.of(agreed));
    Event event = compressed.next(ByteBuffer.wrap(hello));
    assertThat(event)
        .isInstanceOfSatisfying(
            Event.Message.class,
            m -> assertThat(new String(m.array(), m.from(), m.length())).isEqualTo("Hello"));
    compressed.release();
  }
}
