package dev.wiretwin.bridge.virtual.websocket;

import dev.wiretwin.bridge.virtual.lua.LuaCall;
import dev.wiretwin.bridge.virtual.lua.LuaError;
import dev.wiretwin.bridge.virtual.lua.LuaRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The three functions a script registers with {@code on}. On the board's processor only. Source:
 * {@code websocketclient_on}.
 */
final class Callbacks {
  private static final List<String> NAMES = List.of("connection", "receive", "close");

  private final Map<String, LuaRef> functions = new HashMap<>();

  /** {@code on(event, function)}; arguments 2 and 3 of the call. */
  void register(LuaCall call) {
    String event = call.string(2);
    int nul = event.indexOf('\0');
    String name = nul < 0 ? event : event.substring(0, nul);
    if (!NAMES.contains(name)) {
      throw new LuaError(2, "invalid option '" + name + "'");
    }
    if (!call.isNil(3) && !call.isFunction(3)) {
      throw new LuaError(3, "function or nil");
    }
    LuaRef before = call.isNil(3) ? functions.remove(name) : functions.put(name, call.function(3));
    if (before != null) {
      before.release();
    }
  }

  Optional<LuaRef> connection() {
    return Optional.ofNullable(functions.get("connection"));
  }

  Optional<LuaRef> receive() {
    return Optional.ofNullable(functions.get("receive"));
  }

  Optional<LuaRef> close() {
    return Optional.ofNullable(functions.get("close"));
  }

  void release() {
    functions.values().forEach(LuaRef::release);
    functions.clear();
  }
}
