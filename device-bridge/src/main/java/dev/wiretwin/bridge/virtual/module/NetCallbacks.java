package dev.wiretwin.bridge.virtual.module;

import dev.wiretwin.bridge.virtual.lua.LuaRef;
import java.util.HashMap;
import java.util.Map;

/**
 * The functions a script has given to one socket, by event ({@code cb_…_ref} of the {@code net}
 * module). On the board's processor only.
 */
final class NetCallbacks {
  private final Map<String, LuaRef> functions = new HashMap<>();
  private final Board board;

  NetCallbacks(Board board) {
    this.board = board;
  }

  /** Puts a function in place of the one before. */
  void put(String event, LuaRef function) {
    drop(event);
    functions.put(event, function);
  }

  void drop(String event) {
    LuaRef old = functions.remove(event);
    if (old != null) {
      old.release();
    }
  }

  boolean has(String event) {
    return functions.containsKey(event);
  }

  /** Calls the function, if there is one. */
  void call(String event, Object... arguments) {
    LuaRef function = functions.get(event);
    if (function != null) {
      board.callback(function, arguments);
    }
  }

  void dropAll() {
    functions.values().forEach(LuaRef::release);
    functions.clear();
  }
}
