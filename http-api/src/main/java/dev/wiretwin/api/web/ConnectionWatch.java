package dev.wiretwin.api.web;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Connection;

/**
 * Ends connections on which no request comes to the end of its headers in time, or no answer to its
 * own end, however busily bytes trickle. Thread safe.
 */
final class ConnectionWatch implements Connection.Listener {
  private final Map<Connection, Long> restingSince = new ConcurrentHashMap<>();
  private final Map<Connection, Long> workingSince = new ConcurrentHashMap<>();
  private final LongSupplier nanos;
  private final long longestRest;
  private final long longestWork;

  /**
   * @param nanos tells the time, as {@link System#nanoTime} does
   * @param rest from one answer to the next request
   * @param work from a request to the end of its answer
   */
  ConnectionWatch(LongSupplier nanos, Duration rest, Duration work) {
    this.nanos = nanos;
    this.longestRest = rest.toNanos();
    this.longestWork = work.toNanos();
  }

  @Override
  public void onOpened(Connection connection) {
    rests(connection);
  }

  @Override
  public void onClosed(Connection connection) {
    restingSince.remove(connection);
    workingSince.remove(connection);
  }

  /** The headers of a request are complete. */
  void works(Connection connection) {
    restingSince.remove(connection);
    workingSince.put(connection, nanos.getAsLong());
  }

  /** Its answer is a stream, which may take as long as it likes. */
  void streams(Connection connection) {
    workingSince.remove(connection);
  }

  /** Its answer is complete: from here on the next one is waited for. */
  void rests(Connection connection) {
    workingSince.remove(connection);
    if (connection.getEndPoint().isOpen()) {
      restingSince.put(connection, nanos.getAsLong());
    }
  }

  /** Looks for those that took too long; to be called every now and then. */
  void sweep() {
    end(restingSince, longestRest);
    end(workingSince, longestWork);
  }

  private void end(Map<Connection, Long> since, long longest) {
    long now = nanos.getAsLong();
    since.forEach(
        (connection, start) -> {
          if (now - start > longest && since.remove(connection, start)) {
            connection.getEndPoint().close();
          }
        });
  }
}
