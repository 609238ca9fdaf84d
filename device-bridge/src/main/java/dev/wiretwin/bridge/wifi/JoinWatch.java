package dev.wiretwin.bridge.wifi;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Decides when waiting for an address has no point any more: a board goes on trying, and what it
 * says of a moment may be over in the next. For one thread.
 */
final class JoinWatch {
  /** So long the same failure is told before it is believed. */
  private static final Duration WRONG = Duration.ofSeconds(1);

  /** An access point may miss a few calls, and may just be starting. */
  private static final Duration NOWHERE = Duration.ofSeconds(6);

  private final LongSupplier nanoClock;
  private final Duration limit;
  private final long begin;
  private int last = -1;
  private long since;

  JoinWatch(LongSupplier nanoClock, Duration limit) {
    this.nanoClock = nanoClock;
    this.limit = limit;
    this.begin = nanoClock.getAsLong();
  }

  /** Why it will not be, in a sentence; empty as long as there is hope. */
  Optional<String> failure(WifiStatus now) {
    long time = nanoClock.getAsLong();
    if (now.station() != last) {
      last = now.station();
      since = time;
    }
    long patience =
        switch (last) {
          case WifiStatus.WRONG_PASSWORD, WifiStatus.FAILED -> WRONG.toNanos();
          case WifiStatus.NOT_FOUND -> NOWHERE.toNanos();
          default -> Long.MAX_VALUE;
        };
    boolean over = time - begin >= limit.toNanos();
    return over || time - since >= patience ? Optional.of(now.trouble(limit)) : Optional.empty();
  }
}
