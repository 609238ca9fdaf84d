package dev.wiretwin.bridge.virtual.lua;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A kind of userdata, such as {@code websocket.client}: its methods, and what happens when the
 * collector takes one. Made once per board and module, used with one {@link LuaMachine}.
 *
 * @param <T> what the firmware keeps for each
 */
public final class LuaType<T> {
  private final String name;
  private final Class<T> state;
  private final Map<String, LuaBody> methods = new LinkedHashMap<>();
  private Consumer<LuaObject<T>> collected = object -> {};

  /**
   * @param name the metatable's registered name, which error messages show
   */
  public LuaType(String name, Class<T> state) {
    this.name = name;
    this.state = state;
  }

  /** Argument 1 of a method is the object itself. */
  public LuaType<T> method(String called, LuaBody body) {
    methods.put(called, body);
    return this;
  }

  /** Called when the collector takes an object, while a script runs; it may call scripts. */
  public LuaType<T> onCollected(Consumer<LuaObject<T>> what) {
    collected = what;
    return this;
  }

  public String name() {
    return name;
  }

  Class<T> state() {
    return state;
  }

  Map<String, LuaBody> methods() {
    return methods;
  }

  Consumer<LuaObject<T>> collected() {
    return collected;
  }
}
