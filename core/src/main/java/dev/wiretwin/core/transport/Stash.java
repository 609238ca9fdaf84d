package dev.wiretwin.core.transport;

import java.nio.ByteBuffer;

/**
 * Keeps what was already on its way up when reading was paused, and how the transport ended
 * meanwhile, if it did. Its size is bounded by what one read delivers, because nothing is read
 * while paused. On the loop only.
 */
final class Stash {
  private ByteBuffer kept = ByteBuffer.allocate(0);
  private Runnable ending;

  void append(ByteBuffer more) {
    ByteBuffer joined = ByteBuffer.allocate(kept.remaining() + more.remaining());
    joined.put(kept).put(more).flip();
    kept = joined;
  }

  void endWith(Runnable deferred) {
    ending = deferred;
  }

  ByteBuffer bytes() {
    return kept;
  }

  /** What to do after the bytes, or null. */
  Runnable ending() {
    return ending;
  }
}
