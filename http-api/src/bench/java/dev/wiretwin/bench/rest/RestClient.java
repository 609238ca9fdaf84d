package dev.wiretwin.bench.rest;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The plainest client of HTTP there is, one request after the other on one connection: what it
 * takes is the service's and the kernel's time. Not thread safe.
 */
final class RestClient implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;

  RestClient(int port) throws IOException {
    socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
  }

  /**
   * @return the answer's body
   * @throws IOException if it is none of 200 to 299
   */
  String ask(String method, String target, String body) throws IOException {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String head =
        method
            + " "
            + target
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: "
            + content.length
            + "\r\n\r\n";
    byte[] start = head.getBytes(StandardCharsets.US_ASCII);
    byte[] all = new byte[start.length + content.length];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(content, 0, all, start.length, content.length);
    socket.getOutputStream().write(all);
    String status = line();
    int length = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
      }
    }
    String answer = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    if (!status.startsWith("HTTP/1.1 2")) {
      throw new IOException(status + " " + answer);
    }
    return answer;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the service hung up");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  /** Opens a session on the JVM and connects it. */
  String connected(String url) throws IOException {
    String opened = ask("POST", "/api/v1/sessions", "{\"target\":\"jvm\"}");
    String id = opened.replaceFirst(".*?\"id\":\"([^\"]+)\".*", "$1");
    String session = "/api/v1/sessions/" + id;
    String became = ask("POST", session + "/connect?wait=20s", "{\"url\":\"" + url + "\"}");
    if (!became.contains("\"outcome\":\"open\"")) {
      throw new IOException("not connected: " + became);
    }
    return session;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
