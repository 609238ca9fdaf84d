package dev.wiretwin.api.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PeerLineTest {
  private static final byte[] MASK = {1, 2, 3, 4};

  private Socket client;
  private Socket server;
  private PeerLine line;

  @BeforeEach
  void connect() throws IOException {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      client = new Socket("127.0.0.1", listening.getLocalPort());
      server = listening.accept();
      line = new PeerLine(server);
    }
  }

  @AfterEach
  void disconnect() throws IOException {
    client.close();
    server.close();
  }

  @Test
  void aRequestIsReadToItsEmptyLineAndNoFurther() throws IOException {
    say("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    sayFrame(0x89, 0);
    assertThat(line.readRequest()).isEqualTo("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    assertThat(line.readFrame()).isEqualTo(9);
  }

  @Test
  void aRequestThatNeverEndsIsRefused() throws IOException {
    say("x".repeat(8193));
    assertThatThrownBy(line::readRequest).hasMessageContaining("more than 8192 bytes");
  }

  @Test
  void aProperOpeningProvesTheKeyOfTheStandardsExample() throws IOException {
    say("GET / HTTP/1.1\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    line.openProperly();
    assertThat(heard())
        .startsWith("HTTP/1.1 101 ")
        .contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n")
        .endsWith("\r\n\r\n");
  }

  @Test
  void aRequestWithoutAKeyCannotBeOpened() throws IOException {
    say("GET / HTTP/1.1\r\n\r\n");
    assertThatThrownBy(line::openProperly).hasMessageContaining("no Sec-WebSocket-Key");
  }

  @Test
  void anyAnswerCanBeGiven() throws IOException {
    say("GET / HTTP/1.1\r\n\r\n");
    line.answer("HTTP/1.1 404 Not Found\r\n\r\n");
    assertThat(heard()).isEqualTo("HTTP/1.1 404 Not Found\r\n\r\n");
  }

  @Test
  void anyBytesCanBeSent() throws IOException {
    line.send(0x81, 0x00, 0xFF);
    assertThat(heard().getBytes(StandardCharsets.ISO_8859_1)).containsExactly(0x81, 0x00, 0xFF);
  }

  @Test
  void framesOfEveryLengthAreReadUntilTheCloseFrame() throws IOException {
    sayFrame(0x81, 5);
    sayFrame(0x82, 300);
    sayFrame(0x82, 70_000);
    sayFrame(0x88, 2);
    line.awaitCloseFrame();
    client.shutdownOutput();
    assertThatThrownBy(line::readFrame).isInstanceOf(EOFException.class);
  }

  @Test
  void theEndIsWaitedForWhateverComesBefore() throws IOException {
    say("anything");
    client.shutdownOutput();
    line.awaitEnd();
    assertThat(server.getInputStream().read()).isEqualTo(-1);
  }

  @Test
  void aResetIsNoOrderlyEnd() throws IOException {
    line.reset();
    assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
  }

  private void say(String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void sayFrame(int firstByte, int length) throws IOException {
    var out = new java.io.DataOutputStream(client.getOutputStream());
    out.writeByte(firstByte);
    if (length < 126) {
      out.writeByte(0x80 | length);
    } else if (length < 1 << 16) {
      out.writeByte(0x80 | 126);
      out.writeShort(length);
    } else {
      out.writeByte(0x80 | 127);
      out.writeLong(length);
    }
    out.write(MASK);
    out.write(new byte[length]);
  }

  /** Everything the peer said, up to its end. */
  private String heard() throws IOException {
    server.shutdownOutput();
    return new String(client.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }
}
