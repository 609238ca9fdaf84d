package dev.wiretwin.bridge.virtual.firmware;

import dev.wiretwin.bridge.virtual.lua.LuaMachine;
import dev.wiretwin.bridge.virtual.module.Heap;

/** A heap that counts what Lua holds more than at the start, and what modules claim. */
final class PlainHeap implements Heap {
  /** What a value takes on 64 bits, against the device's 32. */
  private static final double SHRINK = 0.55;

  private final LuaMachine lua;
  private final int bytes;
  private final long atStart;
  private int claimed;

  PlainHeap(LuaMachine lua, int bytes) {
    this.lua = lua;
    this.bytes = bytes;
    this.atStart = lua.bytesHeld();
  }

  @Override
  public int free() {
    return (int) Math.max(0, bytes - claimed - (long) ((lua.bytesHeld() - atStart) * SHRINK));
  }

  @Override
  public boolean claim(int count) {
    if (count > free()) {
      return false;
    }
    claimed += count;
    return true;
  }

  @Override
  public void release(int count) {
    claimed -= count;
  }
}
