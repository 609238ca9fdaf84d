package dev.wiretwin.core.lab;

import dev.wiretwin.core.frame.Bytes;

/**
 * The fault that ends the server's direction of TCP after so many bytes, whatever is still to be
 * sent. On one loop.
 */
final class FinAfterBytes implements Sending {
  private final Sending next;
  private final long limit;
  private long written;
  private boolean happened;

  FinAfterBytes(Sending next, long limit) {
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
      next.fin();
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
