package dev.wiretwin.core.transport;

import dev.wiretwin.core.engine.Outcome;
import java.nio.ByteBuffer;

/**
 * What a {@link Transport} tells about itself. Called on the transport's loop, one call at a time.
 */
public interface TransportListener {
  /** The host name has no address; nothing else follows. */
  void nameNotFound(String host);

  /** TCP stands and the TLS handshake has begun. */
  void tlsStarted();

  /** Bytes can flow. */
  void connected();

  /** Bytes came, array-backed, lent for the time of the call; they may be changed in place. */
  void received(ByteBuffer bytes);

  /**
   * All that could be read for now has been given to {@link #received}: time to write what was
   * gathered.
   */
  void readComplete();

  /** The peer ended its direction. */
  void ended();

  /** The send queue has room again. */
  void writable();

  /** The transport is gone, or could not be connected; nothing else follows. */
  void lost(Outcome.Cause cause, String sentence);
}
