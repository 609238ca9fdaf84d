package dev.wiretwin.core.lab;

import dev.wiretwin.core.testkit.WireFrame;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The client's end of a real connection, with blocking calls. For one thread. */
final class RealClient implements AutoCloseable {
  private static final int PATIENCE_MS = 10_000;

  private final Socket socket;
  private final InputStream in;

  RealClient(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    socket.setSoTimeout(PATIENCE_MS);
    socket.setTcpNoDelay(true);
  }

  static RealClient to(int port) throws IOException {
    return new RealClient(new Socket("127.0.0.1", port));
  }

  RealClient request() throws IOException {
    return write(Bench.REQUEST.getBytes(StandardCharsets.ISO_8859_1));
  }

  RealClient frame(WireFrame frame) throws IOException {
    return write(frame.asMasked().bytes());
  }

  RealClient write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  /** What one read gives; null at the end. */
  String read() throws IOException {
    byte[] bytes = new byte[100_000];
    int count = in.read(bytes);
    return count < 0 ? null : new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
  }

  /** So many bytes, in however many reads. */
  String read(int count) throws IOException {
    return new String(in.readNBytes(count), StandardCharsets.ISO_8859_1);
  }

  /** Everything until the server ends. */
  String readAll() throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  /** An answer to the handshake. */
  String readHead() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append(read(1));
    }
    return head.toString();
  }

  RealClient fin() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  void rst() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
