package dev.wiretwin.api.board;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.bridge.serial.ConsoleLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Those who read a console and wait for more: as many as like, up to a bound, without a thread
 * each. Thread safe.
 */
final class ConsoleReaders {
  static final int MOST = 256;

  private final Clock clock;
  private final ConcurrentLinkedQueue<Reader> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();

  private record Reader(
      ConsoleLog log, long after, Instant end, CompletableFuture<ConsoleLog.Page> page) {}

  ConsoleReaders(Clock clock) {
    this.clock = clock;
  }

  /**
   * The entries behind this one; none if none came in time.
   *
   * @throws Refusal if too many wait already
   */
  CompletableFuture<ConsoleLog.Page> after(ConsoleLog log, long number, Duration wait) {
    ConsoleLog.Page now = log.after(number);
    if (!now.entries().isEmpty() || now.missed() > 0 || wait.isZero()) {
      return CompletableFuture.completedFuture(now);
    }
    if (count.incrementAndGet() > MOST) {
      count.decrementAndGet();
      throw new Refusal(
              RefusalCode.OVERLOADED, MOST + " readers wait at consoles already: ask without wait")
          .retryAfter(Duration.ofSeconds(1));
    }
    Reader reader = new Reader(log, number, clock.instant().plus(wait), new CompletableFuture<>());
    waiting.add(reader);
    return reader.page();
  }

  /** Looks who has something to read now. To be called again and again. */
  void tick() {
    if (count.get() > 0) {
      Instant now = clock.instant();
      waiting.forEach(reader -> look(reader, !now.isBefore(reader.end())));
    }
  }

  private void look(Reader reader, boolean late) {
    ConsoleLog.Page page = reader.log().after(reader.after());
    if (late || !page.entries().isEmpty() || page.missed() > 0) {
      answer(reader, page);
    }
  }

  private void answer(Reader reader, ConsoleLog.Page page) {
    if (waiting.remove(reader)) {
      count.decrementAndGet();
      reader.page().complete(page);
    }
  }

  /** Answers everybody with what there is. */
  void end() {
    waiting.forEach(reader -> look(reader, true));
  }
}
