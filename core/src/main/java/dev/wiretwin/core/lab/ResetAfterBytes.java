package dev.wiretwin.core.lab;

import dev.wiretwin.core.frame.Bytes;

/** The fault that resets TCP after so many bytes, whatever is still to be sent. On one loop. */
final class ResetAfterBytes implements Sending {
  private final Sending next;
  private final long limit;
  private long written;
  private boolean happened;

  ResetAfterBytes(Sending next, long limit) {
    this.next = next;
    this.limit = limit;
  }

  @Override
  public void write(Bytes bytes) {
    byte[] all = bytes.toArray();
    int before = happened ? 0 : (int) Math.min(all.length, limit - written);
    if (before > 0) {
      written += before;
      next.write(Bytes.copyOf(all, 0, before));
    }
    if (!happened && written == limit) {
      happened = true;
      next.reset();
    }
    if (before < all.length) {
      // the layer below says that these are lost
      next.write(Bytes.copyOf(all, before, all.length - before));
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
