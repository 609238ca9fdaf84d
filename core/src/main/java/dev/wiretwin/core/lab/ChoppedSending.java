package dev.wiretwin.core.lab;

import dev.wiretwin.core.frame.Bytes;

/** The fault that cuts every write into pieces of seeded sizes. On one loop. */
final class ChoppedSending implements Sending {
  private final Sending next;
  private final Dice dice;
  private final int most;

  /**
   * @param most bytes of a piece, 1 or more
   */
  ChoppedSending(Sending next, Dice dice, int most) {
    this.next = next;
    this.dice = dice;
    this.most = most;
  }

  @Override
  public void write(Bytes bytes) {
    byte[] all = bytes.toArray();
    for (int from = 0; from < all.length; ) {
      int length = Math.min(all.length - from, 1 + (int) dice.upTo(most - 1));
      next.write(Bytes.copyOf(all, from, length));
      from += length;
    }
  }

  @Override
  public void fin() {
    next.fin();
  }

  @Override
  public void reset() {
    next.reset();
  }

  @Override
  public long waiting() {
    return next.waiting();
  }

  @Override
  public void cancel() {
    next.cancel();
  }
}
