package dev.wiretwin.api.web;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Connection;

/**
 * Ends connections on which no request comes to the end of its headers in time, however busily
 * bytes trickle in. Thread safe.
 */
final class ConnectionWatch implements Connection.Listener {
  private final Map<Connection, Long> restingSince = new ConcurrentHashMap<>();
  private final LongSupplier nanos;
  private final long limit;

  /**
   * @param nanos tells the time, as {@link System#nanoTime} does
   */
  ConnectionWatch(LongSupplier nanos, Duration limit) {
    this.nanos = nanos;
    this.limit = limit.toNanos();
  }

  @Override
  public void onOpened(Connection connection) {
    rests(connection);
  }

  @Override
  public void onClosed(Connection connection) {
    restingSince.remove(connection);
  }

  /** The headers of a request are complete. */
  void works(Connection connection) {
    restingSince.remove(connection);
  }

  /** Its answer is complete: from here on the next one is waited for. */
  void rests(Connection connection) {
    if (connection.getEndPoint().isOpen()) {
      restingSince.put(connection, nanos.getAsLong());
    }
  }

  /** Looks for those that took too long; to be called every now and then. */
  void sweep() {
    long now = nanos.getAsLong();
    restingSince.forEach(
        (connection, since) -> {
          if (now - since > limit && restingSince.remove(connection, since)) {
            connection.getEndPoint().close();
          }
        });
  }
}
