package dev.wiretwin.api.lab;

import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.feed.FeedEntry.Subject;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.core.transport.Network;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The lab servers that run because somebody asked for them. Shared by all threads. Bounded: further
 * ones are refused, and those that nobody uses any more are ended.
 */
public final class Labs implements AutoCloseable {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");
  private static final long MOST_SWEEP_MS = 30_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Lab> labs = new LinkedHashMap<>();
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(Labs::thread);
  private final Network network;
  private final LabLimits limits;
  private final Feed feed;
  private final Clock clock;
  private long count;

  /**
   * @param feed is told which start and which end
   */
  public Labs(Network network, LabLimits limits, Feed feed, Clock clock) {
    this.network = network;
    this.limits = limits;
    this.feed = feed;
    this.clock = clock;
    long often = Math.max(1, Math.min(MOST_SWEEP_MS, limits.idle().toMillis() / 2));
    sweeper.scheduleWithFixedDelay(this::sweep, often, often, TimeUnit.MILLISECONDS);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "wiretwin-labs");
    thread.setDaemon(true);
    return thread;
  }

  /** Whether only this machine reaches what listens there. */
  public static boolean isLoopback(String host) {
    return LOOPBACK.contains(host);
  }

  /** Entry of the feed. */
  private record Told(String lab, String url, String scenario, String reason) {}

  /**
   * Starts one, on a free port.
   *
   * @throws Refusal if there are too many, or if it may not or cannot listen there
   */
  public Lab open(LabOrder order) {
    if (!limits.beyondLoopback() && !isLoopback(order.host())) {
      throw new Refusal(
          RefusalCode.ADDRESS_FORBIDDEN,
          "lab servers of this service listen on 127.0.0.1 only: leave host out, or start the"
              + " service with --lab-host, the address of its machine in the boards' network");
    }
    lock.lock();
    try {
      if (labs.size() >= limits.most()) {
        throw new Refusal(
            RefusalCode.TOO_MANY,
            "there are " + labs.size() + " lab servers already: DELETE one that is not needed");
      }
      Lab lab = Lab.start("l" + (count + 1), order, network, clock);
      count++;
      labs.put(lab.id(), lab);
      feed.publish(
          "lab.started",
          Subject.NONE,
          new Told(lab.id(), lab.url(), order.scenario().name(), null));
      return lab;
    } catch (IOException taken) {
      throw new Refusal(RefusalCode.BAD_REQUEST, "host: " + taken.getMessage(), taken);
    } finally {
      lock.unlock();
    }
  }

  /** Those that run, oldest first. */
  public List<Lab> all() {
    lock.lock();
    try {
      return List.copyOf(labs.values());
    } finally {
      lock.unlock();
    }
  }

  /**
   * One that runs; it counts as used.
   *
   * @throws Refusal if there is none of this name
   */
  public Lab lab(String id) {
    lock.lock();
    try {
      Lab lab = labs.get(id);
      if (lab == null) {
        throw new Refusal(RefusalCode.LAB_NOT_FOUND, "no such lab server runs (any more)");
      }
      lab.touch();
      return lab;
    } finally {
      lock.unlock();
    }
  }

  /** Ends one: its connections are closed and its recording is gone. */
  public void end(String id) {
    end(lab(id), "asked for");
  }

  /** Ends those that nobody has used for too long. */
  void sweep() {
    Instant oldest = clock.instant().minus(limits.idle());
    all().stream()
        .filter(lab -> lab.used().isBefore(oldest))
        .forEach(lab -> end(lab, "not used for " + limits.idle().toSeconds() + " s"));
  }

  private void end(Lab lab, String reason) {
    lock.lock();
    try {
      if (labs.remove(lab.id()) == null) {
        return; // somebody else ends it already
      }
    } finally {
      lock.unlock();
    }
    lab.close();
    feed.publish(
        "lab.stopped",
        Subject.NONE,
        new Told(lab.id(), lab.url(), lab.order().scenario().name(), reason));
  }

  @Override
  public void close() {
    sweeper.shutdownNow();
    all().forEach(lab -> end(lab, "the service ends"));
  }
}
