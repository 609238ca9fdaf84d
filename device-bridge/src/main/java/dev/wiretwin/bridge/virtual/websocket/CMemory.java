package dev.wiretwin.bridge.virtual.websocket;

import dev.wiretwin.bridge.virtual.module.Heap;

/**
 * The allocator under the module: takes what it gives from the board's heap, and fails when told
 * to. Source: how {@code websocketclient.c} uses {@code c_zalloc}, {@code c_realloc}, {@code
 * c_strdup}, {@code os_free}.
 */
final class CMemory {
  private static final long SIZE_MASK = 0xffff_ffffL;

  private final Heap heap;
  private final boolean zeroSizeGivesPointer;
  private int untilFailure;

  /**
   * @param zeroSizeGivesPointer whether asking for nothing gets a pointer, not NULL
   * @param untilFailure which allocation from now on fails, from 1; 0 for none
   */
  CMemory(Heap heap, boolean zeroSizeGivesPointer, int untilFailure) {
    this.heap = heap;
    this.zeroSizeGivesPointer = zeroSizeGivesPointer;
    this.untilFailure = untilFailure;
  }

  /** Makes the n-th allocation from now on fail. */
  void failAllocation(int n) {
    untilFailure = n;
  }

  /**
   * Zeroed memory.
   *
   * @param size cut to 32 bits
   * @return null when there is none
   */
  Block zalloc(long size) {
    long bytes = size & SIZE_MASK;
    if (fails() || bytes == 0 && !zeroSizeGivesPointer || !claims(bytes)) {
      return null;
    }
    return Block.zeroed((int) bytes);
  }

  /** The same content in another place; the old place is gone unless null is answered. */
  Block realloc(Block old, long size, String where) {
    long bytes = size & SIZE_MASK;
    if (fails()) {
      return null;
    }
    if (bytes == 0 && !zeroSizeGivesPointer) {
      free(old, where);
      return null;
    }
    if (!claims(bytes - old.size())) {
      return null;
    }
    Block grown = Block.zeroed((int) bytes);
    grown.copyFrom(0, old, 0, Math.min(old.size(), (int) bytes), where);
    old.free(where);
    return grown;
  }

  /** A copy of a string; not among the allocations that can be made to fail. */
  Block strdup(byte[] string) {
    if (!claims(string.length + 1L)) {
      throw UndefinedBehaviour.written("c_strdup finds no memory");
    }
    return Block.terminated(string);
  }

  /** {@code os_free}; freeing NULL does nothing. */
  void free(Block block, String where) {
    if (block != null) {
      block.free(where);
      heap.release(block.size());
    }
  }

  private boolean fails() {
    return untilFailure > 0 && --untilFailure == 0;
  }

  private boolean claims(long bytes) {
    if (bytes < 0) {
      heap.release((int) -bytes);
      return true;
    }
    return bytes <= Integer.MAX_VALUE / 2 && heap.claim((int) bytes);
  }
}
