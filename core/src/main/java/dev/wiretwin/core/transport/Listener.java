package dev.wiretwin.core.transport;

/** A bound server port. Thread safe. */
public interface Listener extends AutoCloseable {
  /** The port it is bound to, 1…65535. */
  int port();

  /**
   * Accepts nothing more and ends what was accepted; returns when the port is free. Any number of
   * times.
   */
  @Override
  void close();
}
