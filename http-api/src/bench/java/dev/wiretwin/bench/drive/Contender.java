package dev.wiretwin.bench.drive;

/**
 * One WebSocket client library under measurement, set up the way its own documentation shows. Made
 * once per measuring process; all connections share what the library lets them share. Called from
 * one thread.
 */
public interface Contender {
  /** Opens one connection and waits until it may send. */
  Link connect(Server server, Receiver receiver) throws Exception;

  /** Ends all that the connections shared. */
  void close() throws Exception;
}
