package dev.wiretwin.core.lab;

import dev.wiretwin.core.frame.Bytes;
import java.util.ArrayDeque;

/** The fault that lets every write wait for a seeded time. On one loop. */
final class DelayedSending implements Sending {
  private final Sending next;
  private final Dice dice;
  private final long mostMs;
  private final Pace pace;
  private final Runnable onEmpty;
  private final ArrayDeque<Held> queue = new ArrayDeque<>();
  private long held;
  private boolean waiting;

  /** One thing to do, and how long to wait first. */
  private record Held(long ms, int bytes, Runnable what) {}

  /**
   * @param onEmpty called when nothing is held any more
   */
  DelayedSending(Sending next, Dice dice, long mostMs, Pace pace, Runnable onEmpty) {
    this.next = next;
    this.dice = dice;
    this.mostMs = mostMs;
    this.pace = pace;
    this.onEmpty = onEmpty;
  }

  @Override
  public void write(Bytes bytes) {
    hold(new Held(dice.upTo(mostMs), bytes.length(), () -> next.write(bytes)));
  }

  @Override
  public void fin() {
    hold(new Held(0, 0, next::fin));
  }

  @Override
  public void reset() {
    hold(new Held(0, 0, next::reset));
  }

  private void hold(Held more) {
    boolean idle = queue.isEmpty();
    queue.add(more);
    held += more.bytes;
    if (idle && !waiting) {
      pace.happened();
      pass(false);
    }
  }

  /**
   * @param waited whether the first in the queue has done its waiting
   */
  private void pass(boolean waited) {
    boolean due = waited;
    for (Held first; (first = queue.peek()) != null; due = false) {
      if (!due && first.ms > 0) {
        waiting = true;
        pace.after(first.ms, this::rang);
        return;
      }
      queue.remove();
      held -= first.bytes;
      first.what.run();
    }
    onEmpty.run();
  }

  private void rang() {
    waiting = false;
    pass(true);
  }

  @Override
  public long waiting() {
    return held + next.waiting();
  }

  @Override
  public void cancel() {
    pace.cancel();
    queue.clear();
    held = 0;
    next.cancel();
  }
}
