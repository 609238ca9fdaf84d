package dev.wiretwin.bridge.virtual.module;

import dev.wiretwin.bridge.virtual.lua.LuaMachine;
import dev.wiretwin.bridge.virtual.lua.LuaMemory;

/**
 * The heap that Lua and the firmware's modules share: what one takes the other has not. Made when
 * all modules have been started, since what they installed lies in flash on the device. On the
 * board's processor only. Source: VB-36.
 */
public final class BoardHeap implements Heap {
  private final LuaMachine lua;
  private final LuaMemory memory;
  private final int total;
  private int claimed;

  /**
   * @param free bytes of a fresh board, at least 0
   */
  public BoardHeap(LuaMachine lua, int free) {
    this.lua = lua;
    this.memory = lua.memory();
    this.total = free;
    lua.collectGarbage();
    memory.settle();
    memory.limit(free);
  }

  @Override
  public int free() {
    return (int) Math.max(0, total - claimed - memory.taken());
  }

  /** Collects garbage first when that may help, as the firmware's emergency collection does. */
  @Override
  public boolean claim(int bytes) {
    if (bytes > free()) {
      lua.collectGarbage();
    }
    if (bytes > free()) {
      return false;
    }
    claimed += bytes;
    memory.limit(total - claimed);
    return true;
  }

  @Override
  public void release(int bytes) {
    claimed = Math.max(0, claimed - bytes);
    memory.limit(total - claimed);
  }
}
