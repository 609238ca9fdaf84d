package dev.wiretwin.api.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A socket to a server, for what no HTTP client would send. */
final class Line implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 15_000;

  private final Socket socket;
  private final BufferedReader in;

  private Line(int port) throws IOException {
    socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  static Line to(int port) throws IOException {
    return new Line(port);
  }

  /** Sends lines, each with its CR and LF. */
  Line send(String... lines) throws IOException {
    return sendRaw(String.join("\r\n", lines) + "\r\n");
  }

  Line sendRaw(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return this;
  }

  /** Whether something has come that was not read yet. */
  boolean hasSomething() {
    try {
      return in.ready();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** {@code null} at the end. */
  String readLine() throws IOException {
    return in.readLine();
  }

  /** Reads until a line contains that; gives it back. */
  String readUntil(String part) throws IOException {
    StringBuilder seen = new StringBuilder();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.contains(part)) {
        return line;
      }
      seen.append(line).append('\n');
    }
    throw new AssertionError("no " + part + " in\n" + seen);
  }

  /** Reads to the end of an answer's head. */
  void skipHead() throws IOException {
    String line = in.readLine();
    while (line != null && !line.isEmpty()) {
      line = in.readLine();
    }
  }

  /** So many characters. */
  String read(int count) throws IOException {
    StringBuilder some = new StringBuilder();
    for (int i = 0; i < count; i++) {
      some.append((char) in.read());
    }
    return some.toString();
  }

  /** Everything until the other side ends the connection. */
  String readAll() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      all.append(line).append('\n');
    }
    return all.toString();
  }

  /** Reads no more, and keeps the connection. */
  Socket socket() {
    return socket;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
