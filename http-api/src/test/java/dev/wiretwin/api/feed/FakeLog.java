package dev.wiretwin.api.feed;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/** A log in memory that can be full, and that tells how it was written to. */
final class FakeLog implements FeedLog {
  private final ConcurrentSkipListMap<Long, FeedEntry> entries = new ConcurrentSkipListMap<>();
  private final List<Integer> batches = new CopyOnWriteArrayList<>();
  private final Semaphore writes = new Semaphore(0);
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile boolean full;
  private volatile long start;
  private volatile long reserved;
  private volatile long ended = -1;

  FakeLog(long start) {
    this.start = start;
  }

  @Override
  public long open(long ids) {
    reserved = start + ids;
    return start;
  }

  @Override
  public void reserve(long upTo) {
    refuseIfFull();
    reserved = upTo;
  }

  @Override
  public void keep(List<FeedEntry> some, long given) {
    try {
      gate.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    try {
      refuseIfFull();
      batches.add(some.size());
      new ArrayList<>(some).forEach(entry -> entries.put(entry.id(), entry));
    } finally {
      writes.release(); // when it is over: whoever hears of it may change what comes next
    }
  }

  private void refuseIfFull() {
    if (full) {
      throw new Refusal(RefusalCode.STORAGE_FULL, "no room");
    }
  }

  @Override
  public void end(long given) {
    ended = given;
  }

  @Override
  public List<FeedEntry> between(long after, long before, int limit) {
    return entries.subMap(after, false, before, false).values().stream().limit(limit).toList();
  }

  @Override
  public long given(long after, long before) {
    return Math.max(0, before - 1 - after);
  }

  void full(boolean now) {
    full = now;
  }

  /** Nothing is written until the latch is down. */
  void gate(CountDownLatch latch) {
    gate = latch;
  }

  /** One permit for each write that was tried. */
  Semaphore writes() {
    return writes;
  }

  List<Integer> batches() {
    return batches;
  }

  List<Long> ids() {
    return List.copyOf(entries.keySet());
  }

  long reserved() {
    return reserved;
  }

  long ended() {
    return ended;
  }
}
