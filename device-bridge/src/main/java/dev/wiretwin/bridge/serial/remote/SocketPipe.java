package dev.wiretwin.bridge.serial.remote;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LinePipe;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** A connected socket as a device. One thread reads, one at a time writes, anybody closes. */
final class SocketPipe implements LinePipe {
  static final Duration CONNECT_PATIENCE = Duration.ofSeconds(10);

  private final Socket socket;

  private SocketPipe(Socket socket) {
    this.socket = socket;
  }

  /**
   * @param name of the line, for sentences about it
   * @throws LineFailure if nobody answers within the patience; says why and what to do
   */
  static SocketPipe connect(String name, String host, int port, Duration patience)
      throws LineFailure {
    Socket socket = new Socket();
    InetSocketAddress where = new InetSocketAddress(host, port);
    try {
      if (where.isUnresolved()) {
        throw new LineFailure(name + ": nobody knows a host " + host + ": look at its spelling");
      }
      socket.connect(where, Math.toIntExact(patience.toMillis()));
      socket.setTcpNoDelay(true);
      socket.setKeepAlive(true);
      return new SocketPipe(socket);
    } catch (LineFailure unknown) {
      throw unknown;
    } catch (SocketTimeoutException silent) {
      throw failed(socket, name + " does not answer: is the host on, and the way to it open?");
    } catch (ConnectException refused) {
      throw failed(socket, name + " refuses: start the server of the serial line there");
    } catch (IOException other) {
      throw failed(socket, name + " cannot be reached: " + other.getMessage());
    }
  }

  private static LineFailure failed(Socket socket, String why) {
    close(socket);
    return new LineFailure(why);
  }

  @Override
  public int read(byte[] into) throws IOException {
    return socket.getInputStream().read(into);
  }

  @Override
  public int write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return bytes.length;
  }

  /** Frees a blocked reader and a blocked writer, too. */
  @Override
  public void close() {
    close(socket);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException unsent) {
      // what could not be sent then is lost with the line anyway
      return;
    }
  }
}
