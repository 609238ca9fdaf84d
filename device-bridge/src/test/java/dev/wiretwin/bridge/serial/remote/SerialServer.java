package dev.wiretwin.bridge.serial.remote;

import dev.wiretwin.bridge.serial.LineListener;
import dev.wiretwin.bridge.serial.SerialLine;
import dev.wiretwin.bridge.serial.jserialcomm.JSerialCommLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A server of one serial port, for one client: RFC 2217, written for these tests and from the RFC
 * alone, so that no mistake of ours is on both sides.
 */
final class SerialServer implements AutoCloseable, LineListener {
  /** How it differs from a good server. */
  enum Manner {
    GOOD,
    REFUSES_THE_OPTION,
    SAYS_NOTHING,
    KEEPS_ITS_BAUD,
    KEEPS_SEVEN_BITS,
    KEEPS_ITS_MODEM_LINES,
    STOPS_ANSWERING
  }

  final List<String> commands = new CopyOnWriteArrayList<>();
  final BlockingQueue<String> refused = new LinkedBlockingQueue<>();
  private final ServerSocket server;
  private final Manner manner;
  private final SerialLine port;
  private volatile Socket client;

  SerialServer(Manner manner, String path) throws IOException {
    this.manner = manner;
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    port = path == null ? null : JSerialCommLine.open(path, 9600, this);
    Thread thread = new Thread(this::serve, "serial-server");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  private void serve() {
    try (Socket accepted = server.accept()) {
      client = accepted;
      InputStream in = accepted.getInputStream();
      for (int value = in.read(); value >= 0; value = in.read()) {
        if (value == 255) {
          command(in);
        } else {
          toPort(value);
        }
      }
    } catch (IOException ended) {
      commands.add("ended");
    }
  }

  private void toPort(int value) throws IOException {
    if (port != null) {
      port.write(new byte[] {(byte) value});
    }
  }

  private void command(InputStream in) throws IOException {
    int verb = in.read();
    if (verb == 255) {
      toPort(255);
    } else if (verb == 250) {
      subnegotiation(in);
    } else {
      option(verb, in.read());
    }
  }

  private void option(int verb, int option) throws IOException {
    if (verb == 252 || verb == 254) {
      refused.add(verb + " " + option);
    } else if (manner == Manner.SAYS_NOTHING) {
      commands.add("ignored");
    } else if (verb == 251) {
      boolean no = option == 44 && manner == Manner.REFUSES_THE_OPTION;
      send(255, no ? 254 : 253, option);
    } else {
      send(255, 251, option);
    }
  }

  private void subnegotiation(InputStream in) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (int value = in.read(); value >= 0; value = in.read()) {
      if (value == 255) {
        int next = in.read();
        if (next == 240) {
          break;
        }
      }
      content.write(value);
    }
    comPort(content.toByteArray());
  }

  private void comPort(byte[] bytes) throws IOException {
    int value = bytes[2] & 0xFF;
    if (bytes[1] == 1) {
      value =
          (bytes[2] & 0xFF) << 24
              | (bytes[3] & 0xFF) << 16
              | (bytes[4] & 0xFF) << 8
              | bytes[5] & 0xFF;
    }
    commands.add(bytes[1] + "=" + value);
    if (manner == Manner.STOPS_ANSWERING && commands.size() > 9) {
      return;
    }
    byte[] answer = bytes.clone();
    answer[1] += 100;
    if (bytes[1] == 1 && manner == Manner.KEEPS_ITS_BAUD) {
      answer[5] ^= 1;
    } else if (bytes[1] == 1 && port != null) {
      port.changeBaud(value);
    }
    if (bytes[1] == 2 && manner == Manner.KEEPS_SEVEN_BITS) {
      answer[2] = 7;
    }
    if (bytes[1] == 5 && value > 7 && manner == Manner.KEEPS_ITS_MODEM_LINES) {
      answer[2] = 7;
    }
    send(255, 250);
    for (byte one : answer) {
      toClient(one & 0xFF);
    }
    send(255, 240);
  }

  void send(int... values) throws IOException {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    client.getOutputStream().write(bytes);
  }

  private void toClient(int value) throws IOException {
    if (value == 255) {
      send(255, 255);
    } else {
      send(value);
    }
  }

  @Override
  public void received(byte[] bytes) {
    try {
      for (byte one : bytes) {
        toClient(one & 0xFF);
      }
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  @Override
  public void gone(String why) {
    commands.add("gone");
  }

  void hangUp() throws IOException {
    client.close();
  }

  @Override
  public void close() throws IOException {
    server.close();
    if (client != null) {
      client.close();
    }
    if (port != null) {
      port.close();
    }
  }
}
