package dev.wiretwin.bridge.virtual.lua;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import party.iroiro.luajava.lua51.Lua51Natives;

/**
 * The userdata of one machine: what Java keeps for each, for as long as Lua keeps the userdata. On
 * the board's processor only.
 */
final class LuaObjects {
  private static final int ANY_SIZE = 8;

  private final LuaStack main;
  private final LuaBorder border;
  private final Map<Long, LuaObject<?>> objects = new HashMap<>();
  private final List<String> types = new ArrayList<>();
  private final int byAddress;

  LuaObjects(LuaStack main, LuaBorder border) {
    this.main = main;
    this.border = border;
    Lua51Natives c = main.natives();
    long l = main.state();
    c.lua_createtable(l, 0, 0);
    c.lua_createtable(l, 0, 1);
    main.push("__mode");
    main.push("v");
    c.lua_rawset(l, -3);
    c.lua_setmetatable(l, -2);
    byAddress = c.luaL_ref(l, c.getRegistryIndex());
  }

  <T> void register(LuaType<T> type) {
    Lua51Natives c = main.natives();
    long l = main.state();
    c.luaL_newmetatable(l, type.name());
    types.add(type.name());
    main.push("__index");
    pushMethods(type);
    c.lua_rawset(l, -3);
    main.push("__gc");
    main.pushFunction(
        border.collector(
            stack -> {
              collect(c.lua_touserdata(stack.state(), 1), type);
              return 0;
            }));
    c.lua_rawset(l, -3);
    pushView(type);
    c.lua_settop(l, -2);
  }

  /** A script that asks for the metatable gets a copy: a __gc of its own would run unwatched. */
  private void pushView(LuaType<?> type) {
    main.push("__metatable");
    main.natives().lua_createtable(main.state(), 0, 1);
    main.push("__index");
    pushMethods(type);
    main.natives().lua_rawset(main.state(), -3);
    main.natives().lua_rawset(main.state(), -3);
  }

  private void pushMethods(LuaType<?> type) {
    main.natives().lua_createtable(main.state(), 0, type.methods().size());
    for (Map.Entry<String, LuaBody> method : type.methods().entrySet()) {
      main.push(method.getKey());
      main.pushFunction(border.function(method.getKey(), method.getValue(), true));
      main.natives().lua_rawset(main.state(), -3);
    }
  }

  private <T> void collect(long address, LuaType<T> type) {
    LuaObject<?> object = objects.remove(address);
    if (object == null) {
      return;
    }
    @SuppressWarnings("unchecked") // the metatable belongs to the type
    LuaObject<T> typed = (LuaObject<T>) object;
    type.collected().accept(typed);
  }

  <T> LuaRef make(LuaType<T> type, T state) {
    Lua51Natives c = main.natives();
    long l = main.state();
    c.lua_checkstack(l, 4);
    long address = c.lua_newuserdata(l, ANY_SIZE);
    objects.put(address, new LuaObject<>(type, address, state));
    c.luaL_getmetatable(l, type.name());
    c.lua_setmetatable(l, -2);
    c.lua_rawgeti(l, c.getRegistryIndex(), byAddress);
    c.lua_pushlightuserdata(l, address);
    c.lua_pushvalue(l, -3);
    c.lua_rawset(l, -3);
    c.lua_settop(l, -2);
    LuaRef ref = main.ref(-1);
    c.lua_settop(l, -2);
    return ref;
  }

  /** The object of a userdata; {@code null} when it is none of ours. */
  LuaObject<?> at(long address) {
    return objects.get(address);
  }

  /** The userdata of an object; {@code nil} when the collector has had it. */
  void push(LuaStack stack, LuaObject<?> object) {
    Lua51Natives c = main.natives();
    c.lua_rawgeti(stack.state(), c.getRegistryIndex(), byAddress);
    c.lua_pushlightuserdata(stack.state(), object.address());
    c.lua_rawget(stack.state(), -2);
    c.lua_remove(stack.state(), -2);
    if (objects.get(object.address()) != object) {
      stack.top(-2);
      c.lua_pushnil(stack.state());
    }
  }

  @SuppressWarnings("unchecked")
  <T> LuaObject<T> of(LuaRef ref, LuaType<T> type) {
    main.push(ref);
    LuaObject<?> object = objects.get(main.natives().lua_touserdata(main.state(), -1));
    main.top(-2);
    if (object == null || object.type() != type) {
      throw new IllegalStateException("not a " + type.name() + ": look at the reference's origin");
    }
    return (LuaObject<T>) object;
  }

  /** How many Lua has not collected yet. */
  int count() {
    return objects.size();
  }

  /**
   * Before the state is closed: nobody is told of a collected object any more. The binding forgets
   * a state before it closes it, and may have given its number to another board's by then: a
   * collector that calls Java from there would reach into that one.
   */
  void close() {
    for (String type : types) {
      main.natives().luaL_getmetatable(main.state(), type);
      main.push("__gc");
      main.push(null);
      main.natives().lua_rawset(main.state(), -3);
      main.top(-2);
    }
    objects.clear();
  }
}
