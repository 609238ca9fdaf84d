package dev.wiretwin.bridge.serial.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wiretwin.bridge.serial.LineFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SocketPipeTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Test
  void bytesGoBothWaysUntilItIsClosed() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      SocketPipe pipe = SocketPipe.connect("line", "127.0.0.1", server.getLocalPort(), PATIENCE);
      try (Socket peer = server.accept()) {
        assertThat(pipe.write(new byte[] {1, 2})).isEqualTo(2);
        assertThat(peer.getInputStream().readNBytes(2)).containsExactly(1, 2);
        peer.getOutputStream().write(7);
        byte[] into = new byte[10];
        assertThat(pipe.read(into)).isEqualTo(1);
        assertThat(into[0]).isEqualTo((byte) 7);
      }
      assertThat(pipe.read(new byte[10])).isEqualTo(-1);
      pipe.close();
      pipe.close();
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> pipe.read(new byte[1]));
    }
  }

  @Test
  void whoRefusesIsSaidTo() throws Exception {
    int port;
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = server.getLocalPort();
    }
    assertThatExceptionOfType(LineFailure.class)
        .isThrownBy(() -> SocketPipe.connect("line", "127.0.0.1", port, PATIENCE))
        .withMessageContaining("line refuses");
  }

  @Test
  void aHostNobodyKnowsIsSaidToBeUnknown() {
    assertThatExceptionOfType(LineFailure.class)
        .isThrownBy(() -> SocketPipe.connect("line", "no-such-host.invalid", 1, PATIENCE))
        .withMessageContaining("nobody knows a host no-such-host.invalid");
  }

  @Test
  void whoDoesNotAnswerIsNotWaitedForForEver() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      // a queue that is full drops who knocks next
      LineFailure said = null;
      for (int i = 0; i < 10 && said == null; i++) {
        try {
          SocketPipe.connect("line", "127.0.0.1", server.getLocalPort(), Duration.ofMillis(50));
        } catch (LineFailure silent) {
          said = silent;
        }
      }
      assertThat(said).isNotNull().hasMessageContaining("does not answer");
    }
  }
}
