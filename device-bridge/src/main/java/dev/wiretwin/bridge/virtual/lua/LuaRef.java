package dev.wiretwin.bridge.virtual.lua;

/**
 * A value of a script that the firmware keeps, so that the collector leaves it alone: a callback,
 * or a userdata ({@code luaL_ref}). On the board's processor only.
 */
public final class LuaRef {
  private final LuaMachine machine;
  private final int slot;
  private boolean released;

  LuaRef(LuaMachine machine, int slot) {
    this.machine = machine;
    this.slot = slot;
  }

  /** Lets the collector have it ({@code luaL_unref}); any number of times. */
  public void release() {
    if (!released) {
      released = true;
      machine.release(slot);
    }
  }

  int slot() {
    if (released) {
      throw new IllegalStateException("a released reference has no value any more");
    }
    return slot;
  }
}
