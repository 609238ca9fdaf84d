package dev.wiretwin.bridge.virtual.host;

import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.line.LineWorker;
import dev.wiretwin.bridge.virtual.net.SystemNames;
import dev.wiretwin.core.WebSocket;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * What all boards of a process share: the thread that moves their lines' bytes, the network, the
 * threads that look names up. Thread safe.
 */
final class Workshop implements AutoCloseable {
  private static final int MOST_LOOKUPS = 4;
  private static final int MOST_WAITING = 1000;
  private static final long IDLE_SECONDS = 10;

  private final LineWorker lines = new LineWorker("wiretwin-lines");
  private final ExecutorService lookups = lookups();
  private final Function<String, Optional<InetAddress>> names;

  /**
   * @param known names that need no asking
   */
  Workshop(Map<String, InetAddress> known) {
    names = new SystemNames(known);
  }

  private static ExecutorService lookups() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            MOST_LOOKUPS,
            MOST_LOOKUPS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            task -> {
              Thread thread = new Thread(task, "wiretwin-names");
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  LineWorker lines() {
    return lines;
  }

  BoardAir air(BoardSettings settings) {
    return new BoardAir(WebSocket.defaultNetwork(), lookups, names, settings);
  }

  @Override
  public void close() {
    lookups.shutdownNow();
    lines.close();
  }
}
