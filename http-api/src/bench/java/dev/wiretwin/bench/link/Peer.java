package dev.wiretwin.bench.link;

import dev.wiretwin.core.handshake.AcceptKey;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** A WebSocket server for one client after another: tells what came and when, and sends. */
public final class Peer implements AutoCloseable {
  private static final int MASKED = 0x80;
  private static final int SHORT = 126;
  private static final int BINARY = 0x82;

  private final ServerSocket server;
  private volatile Consumer<byte[]> onMessage = message -> {};
  private volatile Socket client;

  public Peer() throws IOException {
    server = new ServerSocket(0, 8, InetAddress.getByName("127.0.0.1"));
    Thread thread = new Thread(this::serve, "bench-peer");
    thread.setDaemon(true);
    thread.start();
  }

  public String url() {
    return "ws://127.0.0.1:" + server.getLocalPort() + "/";
  }

  void onMessage(Consumer<byte[]> what) {
    onMessage = what;
  }

  /** Sends a binary message of less than 64 KiB; one thread at a time. */
  public void send(byte[] message) {
    byte[] frame = new byte[message.length + 4];
    int head = message.length < SHORT ? 2 : 4;
    frame[0] = (byte) BINARY;
    if (head == 2) {
      frame[1] = (byte) message.length;
    } else {
      frame[1] = SHORT;
      frame[2] = (byte) (message.length >> 8);
      frame[3] = (byte) message.length;
    }
    System.arraycopy(message, 0, frame, head, message.length);
    try {
      client.getOutputStream().write(frame, 0, head + message.length);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket accepted = server.accept()) {
        accepted.setTcpNoDelay(true);
        client = accepted;
        DataInputStream in =
            new DataInputStream(new BufferedInputStream(accepted.getInputStream()));
        shakeHands(in, accepted.getOutputStream());
        for (byte[] message = read(in); message != null; message = read(in)) {
          onMessage.accept(message);
        }
      } catch (IOException ended) {
        // the next client, if the server is still open
        continue;
      }
    }
  }

  @SuppressWarnings(
      "deprecation") // the request is ASCII, and readLine is what reads it byte by byte
  private static void shakeHands(DataInputStream in, OutputStream out) throws IOException {
    String key = "";
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      if (line.toLowerCase(java.util.Locale.ROOT).startsWith("sec-websocket-key:")) {
        key = line.substring(line.indexOf(':') + 1).strip();
      }
    }
    String answer =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: "
            + AcceptKey.of(key)
            + "\r\n\r\n";
    out.write(answer.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] read(DataInputStream in) throws IOException {
    int first = in.read();
    if (first < 0 || (first & 0xF) == 8) {
      return null;
    }
    int length = in.readUnsignedByte();
    boolean masked = (length & MASKED) != 0;
    length &= ~MASKED;
    if (length == SHORT) {
      length = in.readUnsignedShort();
    }
    byte[] mask = new byte[4];
    if (masked) {
      in.readFully(mask);
    }
    byte[] payload = new byte[length];
    in.readFully(payload);
    for (int i = 0; i < length; i++) {
      payload[i] ^= mask[i % 4];
    }
    return payload;
  }

  /** Ends the connection of the client in hand. */
  void hangUp() throws IOException {
    Socket open = client;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    hangUp();
  }
}
