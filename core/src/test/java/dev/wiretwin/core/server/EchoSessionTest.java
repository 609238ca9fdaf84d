package dev.wiretwin.core.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.engine.Timing;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.handshake.ServerHandshake;
import dev.wiretwin.core.testkit.ManualLoop;
import dev.wiretwin.core.testkit.MemoryTransport;
import dev.wiretwin.core.testkit.Rig;
import dev.wiretwin.core.testkit.WireFrame;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EchoSessionTest {
  private final ManualLoop loop = new ManualLoop();
  private final MemoryTransport transport = new MemoryTransport(loop);

  @BeforeEach
  void open() {
    ServerHandshake handshake = new ServerHandshake(List.of(), Optional.empty(), List.of());
    transport.listener(
        EchoSession.start(
            transport, new EchoServer.Settings(handshake, Timing.NODEMCU, Limits.DEFAULT)));
    transport.connected();
    transport.arrive(
        ("GET / HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
                + Rig.KEY
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    assertThat(new String(transport.takeWritten(), StandardCharsets.US_ASCII))
        .startsWith("HTTP/1.1 101 ");
  }

  private List<WireFrame> answers(WireFrame... frames) {
    for (int i = 0; i < frames.length; i++) {
      frames[i] = frames[i].asMasked();
    }
    transport.arrive(WireFrame.join(frames));
    return WireFrame.read(transport.takeWritten());
  }

  @Test
  void whatComesGoesBackWithItsOpcode() {
    WireFrame binary = WireFrame.of(2, new byte[] {1});
    assertThat(answers(WireFrame.text("a"), binary)).containsExactly(WireFrame.text("a"), binary);
  }

  @Test
  void fragmentsComeBackAsOneMessage() {
    WireFrame rest = WireFrame.of(0, new byte[] {'b'});
    assertThat(answers(WireFrame.text("a").asUnfinished(), rest))
        .containsExactly(WireFrame.text("ab"));
  }

  @Test
  void nothingComesBackAfterAClose() {
    assertThat(answers(WireFrame.close(1000, ""), WireFrame.text("late")))
        .containsExactly(WireFrame.close(1000, ""));
    assertThat(transport.isHalfClosed()).isTrue();
  }

  @Test
  void aClientThatDoesNotTakeItsEchoesIsNotListenedTo() {
    transport.stuck(true);
    answers(WireFrame.of(2, new byte[2 << 20]));
    assertThat(transport.isReading()).isFalse();
    transport.stuck(false);
    loop.run();
    assertThat(transport.isReading()).isTrue();
  }
}
