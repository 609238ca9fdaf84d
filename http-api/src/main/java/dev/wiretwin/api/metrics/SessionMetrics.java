package dev.wiretwin.api.metrics;

import dev.wiretwin.api.session.CloseFacts;
import dev.wiretwin.api.session.Payload;
import dev.wiretwin.api.session.SessionEvent;
import dev.wiretwin.api.session.SessionWatch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what sessions do, by kind of target. Thread safe, and never waits. */
final class SessionMetrics implements SessionWatch {
  /** So many different statuses are told apart; there are about thirty that mean something. */
  private static final int MOST_STATUSES = 64;

  private static final Duration[] BUCKETS = {
    Duration.ofNanos(250_000),
    Duration.ofNanos(500_000),
    Duration.ofMillis(1),
    Duration.ofNanos(2_500_000),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2_500),
    Duration.ofSeconds(10)
  };

  private final MeterRegistry registry;
  private final Map<TargetKind, Kind> kinds = new EnumMap<>(TargetKind.class);
  private final Map<Integer, Boolean> statuses = new ConcurrentHashMap<>();

  private record Kind(
      AtomicInteger open,
      Counter sent,
      Counter received,
      Counter sentBytes,
      Counter receivedBytes,
      Timer roundTrips) {}

  SessionMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (TargetKind kind : TargetKind.values()) {
      kinds.put(kind, kind(kind.word()));
    }
  }

  private Kind kind(String target) {
    AtomicInteger open = new AtomicInteger();
    Gauge.builder("wiretwin.sessions.open", open, AtomicInteger::get)
        .description("Sessions that there are now")
        .tag("target", target)
        .register(registry);
    Timer roundTrips =
        Timer.builder("wiretwin.session.round.trip")
            .description(
                "From a message that was sent to the next that came, where somebody waited for it")
            .tag("target", target)
            .serviceLevelObjectives(BUCKETS)
            .register(registry);
    return new Kind(
        open,
        messages(target, "sent"),
        messages(target, "received"),
        bytes(target, "sent"),
        bytes(target, "received"),
        roundTrips);
  }

  private Counter messages(String target, String direction) {
    return Counter.builder("wiretwin.session.messages")
        .description("Messages that sessions sent or received")
        .tags("target", target, "direction", direction)
        .register(registry);
  }

  private Counter bytes(String target, String direction) {
    return Counter.builder("wiretwin.session.payload")
        .description("Payload of the messages that sessions sent or received")
        .baseUnit("bytes")
        .tags("target", target, "direction", direction)
        .register(registry);
  }

  @Override
  public void happened(String target, SessionEvent event) {
    TargetKind kind = TargetKind.of(target);
    Kind counted = kinds.get(kind);
    switch (event.type()) {
      case SessionEvent.OPENED -> counted.open().incrementAndGet();
      case SessionEvent.ENDED -> counted.open().decrementAndGet();
      case SessionEvent.SENT -> {
        counted.sent().increment();
        counted.sentBytes().increment(length(event));
      }
      case SessionEvent.RECEIVE -> {
        counted.received().increment();
        counted.receivedBytes().increment(length(event));
      }
      case SessionEvent.CLOSE -> {
        if (event.facts() instanceof CloseFacts close) {
          closed(kind, close.status());
        }
      }
      default -> {
        // of no interest in numbers
      }
    }
  }

  private static int length(SessionEvent event) {
    return event.facts() instanceof Payload payload ? payload.length() : 0;
  }

  private void closed(TargetKind kind, int status) {
    boolean known =
        statuses.containsKey(status)
            || statuses.size() < MOST_STATUSES && statuses.put(status, true) == null;
    Counter.builder("wiretwin.session.closes")
        .description("Connections that ended, by NodeMCU's close status")
        .tags("target", kind.word(), "status", known ? "" + status : "other")
        .register(registry)
        .increment();
  }

  @Override
  public void answered(String target, long nanos) {
    kinds.get(TargetKind.of(target)).roundTrips().record(nanos, TimeUnit.NANOSECONDS);
  }
}
