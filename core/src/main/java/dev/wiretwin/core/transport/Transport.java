package dev.wiretwin.core.transport;

import dev.wiretwin.core.engine.Wire;

/**
 * A byte stream to one peer: a socket today, a board's socket behind a serial line later. All calls
 * on its {@link #loop}, and its listener is called there too.
 */
public interface Transport extends Wire {
  /**
   * Starts to connect; the listener hears {@code connected} or {@code lost}, never both before the
   * other. Once per transport.
   */
  void connect(Endpoint endpoint, TransportListener listener);

  Loop loop();

  /** Ends both directions with a TCP reset, whatever is still unsent. */
  void reset();

  /** Bytes given to {@code write} that the operating system has not taken yet. */
  long unsentBytes();

  /**
   * Stops ({@code false}) or goes on ({@code true}) taking bytes from the peer; what stays unread
   * makes the peer wait.
   */
  void reading(boolean wanted);
}
