package dev.wiretwin.bridge.serial.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wiretwin.bridge.serial.HeardLine;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.SerialLine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RawTcpLineTest {
  private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final HeardLine heard = new HeardLine();

  RawTcpLineTest() throws IOException {}

  @AfterEach
  void end() throws IOException {
    server.close();
  }

  private SerialLine open() throws LineFailure {
    return RawTcpLine.open("127.0.0.1", server.getLocalPort(), 115200, heard);
  }

  @Test
  void bytesGoBothWaysAsTheyAre() throws Exception {
    try (SerialLine line = open();
        Socket board = server.accept()) {
      assertThat(line.name()).isEqualTo("tcp://127.0.0.1:" + server.getLocalPort());
      line.write(new byte[] {0, (byte) 255, 13});
      assertThat(board.getInputStream().readNBytes(3)).containsExactly(0, 255, 13);
      board.getOutputStream().write(new byte[] {'o', 'k', (byte) 255});
      assertThat(heard.next(3)).isEqualTo("ok\u00ff");
    }
  }

  @Test
  void theEndOfTheStreamIsTheEndOfTheLine() throws Exception {
    try (SerialLine line = open()) {
      server.accept().close();
      assertThat(heard.next()).startsWith("gone: tcp://127.0.0.1");
      assertThatExceptionOfType(LineFailure.class).isThrownBy(() -> line.write(new byte[] {1}));
      assertThatExceptionOfType(LineFailure.class).isThrownBy(() -> line.changeBaud(115200));
    }
    assertThat(heard.heardNothingMore()).isTrue();
  }

  @Test
  void aRawLineCannotBeToldARateNorMoveModemLines() throws Exception {
    try (SerialLine line = open()) {
      line.changeBaud(115200);
      assertThat(line.baud()).isEqualTo(115200);
      assertThatExceptionOfType(LineFailure.class)
          .isThrownBy(() -> line.changeBaud(9600))
          .withMessageContaining("raw line")
          .withMessageContaining("rfc2217://");
      assertThatExceptionOfType(LineFailure.class)
          .isThrownBy(() -> line.modemLines(true, false))
          .withMessageContaining("without DTR and RTS");
    }
  }

  @Test
  void aPeerThatTakesNothingIsGivenUp() throws Exception {
    try (SerialLine line =
            RawTcpLine.open(
                "127.0.0.1", server.getLocalPort(), 115200, heard, Duration.ofMillis(200));
        Socket board = server.accept()) {
      assertThat(board.isConnected()).isTrue();
      assertThatExceptionOfType(LineFailure.class)
          .isThrownBy(() -> line.write(new byte[64 << 20]))
          .withMessageContaining("took nothing for 200 ms");
      assertThat(heard.next()).contains("took nothing");
    }
  }
}
