package dev.wiretwin.core.engine;

/** What an engine asks of the world. Called on the connection's own loop. */
public interface Wire {
  /** Sends these bytes; they are copied or gone when the call returns. */
  void write(byte[] bytes, int from, int length);

  /** Ends our direction of TCP after everything written before; the peer may go on sending. */
  void halfClose();

  /** Ends both directions now. */
  void abort();
}
