package dev.wiretwin.bridge.virtual.net;

/** One TCP connection of a board, with lwIP's raw interface. On the board's processor only. */
public interface TcpSocket {
  /**
   * Starts to connect; once per socket.
   *
   * @param ip an IPv4 address
   * @param tls whether TLS comes first, believing any certificate, as the firmware does unless told
   *     otherwise
   */
  void connect(String ip, int port, boolean tls, TcpEvents events);

  /** How many bytes {@link #write} takes now, 0…{@link TcpStack#SEND_BYTES}. */
  int room();

  /**
   * Sends bytes; all or nothing.
   *
   * @return whether there was room for them
   */
  boolean write(byte[] bytes, int from, int length);

  /**
   * Stops ({@code false}) or goes on ({@code true}) taking segments from the peer. After a stop,
   * what the receive window still allows comes all the same, then the peer has to wait.
   */
  void receiving(boolean wanted);

  /** Ends our direction after what was written (FIN), and hears nothing more. */
  void close();

  /** Ends both directions at once (RST), and hears nothing more. */
  void abort();

  /** The other end's address, {@code 0.0.0.0} before it is known. */
  String remoteAddress();

  int remotePort();

  int localPort();
}
