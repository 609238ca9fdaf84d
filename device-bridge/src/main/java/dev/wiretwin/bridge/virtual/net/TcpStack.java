package dev.wiretwin.bridge.virtual.net;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * The TCP/IP of one board, with lwIP's limits ({@code app/include/lwipopts.h}). On the board's
 * processor only; what it reports comes as tasks of the processor.
 */
public interface TcpStack {
  /** The most payload one received segment holds, bytes ({@code TCP_MSS}). */
  int SEGMENT_BYTES = 1460;

  /** What may be written and not yet acknowledged, bytes ({@code TCP_SND_BUF}). */
  int SEND_BYTES = 2 * SEGMENT_BYTES;

  /** Connections at one time; listening ones not counted. */
  int MOST_CONNECTIONS = 5;

  /** A connection not connected yet; empty when all are in use. */
  Optional<TcpSocket> open();

  /**
   * Looks a name up. A literal IPv4 address is its own answer, but comes as a task all the same.
   *
   * @param found hears the IPv4 address, or nothing when there is none
   */
  void resolve(String name, Consumer<Optional<String>> found);

  /**
   * Listens on a port.
   *
   * @param accepted hears each connection and answers with who listens to it; the connection stands
   *     already, so {@link TcpEvents#connected} is not told
   * @return empty when the port is taken, or no more ports may be listened on
   */
  Optional<TcpServer> listen(int port, java.util.function.Function<TcpSocket, TcpEvents> accepted);
}
