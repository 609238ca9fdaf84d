package dev.wiretwin.bridge.virtual.lua;

/**
 * One userdata in a script's hands. It does not keep the userdata alive: only a {@link LuaRef}
 * does.
 *
 * @param <T> what the firmware keeps for it
 */
public final class LuaObject<T> {
  private final LuaType<T> type;
  private final long address;
  private final T state;

  LuaObject(LuaType<T> type, long address, T state) {
    this.type = type;
    this.address = address;
    this.state = state;
  }

  public LuaType<T> type() {
    return type;
  }

  public T state() {
    return state;
  }

  long address() {
    return address;
  }
}
