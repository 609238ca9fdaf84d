package dev.wiretwin.bridge.virtual.lua;

import java.nio.charset.StandardCharsets;

/**
 * One call of a function of a module: its arguments, from 1, checked as {@code luaL_check…} does,
 * and the door for its results. Valid until the function returns.
 */
public final class LuaCall {
  private final LuaStack stack;
  private final int count;

  LuaCall(LuaStack stack) {
    this.stack = stack;
    this.count = stack.top();
  }

  /** How many arguments there are. */
  public int count() {
    return count;
  }

  public boolean isNil(int argument) {
    return argument <= count && stack.type(argument) == LuaStack.NIL;
  }

  public boolean isNoneOrNil(int argument) {
    return argument > count || isNil(argument);
  }

  public boolean isBoolean(int argument) {
    return is(argument, LuaStack.BOOLEAN);
  }

  /** A number, not a string that looks like one. */
  public boolean isNumber(int argument) {
    return is(argument, LuaStack.NUMBER);
  }

  /** A string, not a number. */
  public boolean isString(int argument) {
    return is(argument, LuaStack.STRING);
  }

  public boolean isTable(int argument) {
    return is(argument, LuaStack.TABLE);
  }

  public boolean isFunction(int argument) {
    return is(argument, LuaStack.FUNCTION);
  }

  public boolean isUserdata(int argument) {
    return is(argument, LuaStack.USERDATA);
  }

  private boolean is(int argument, int type) {
    return argument <= count && stack.type(argument) == type;
  }

  /** What Lua calls the type of an argument; {@code no value} where there is none. */
  public String typeName(int argument) {
    return argument > count ? "no value" : stack.typeName(argument);
  }

  // ---- checked arguments

  /** A string or a number, as bytes ({@code luaL_checklstring}). */
  public byte[] bytes(int argument) {
    if (!isString(argument) && !isNumber(argument)) {
      throw expected(argument, "string");
    }
    return stack.bytes(argument);
  }

  /** The same, one character per byte. */
  public String string(int argument) {
    return new String(bytes(argument), StandardCharsets.ISO_8859_1);
  }

  public String string(int argument, String otherwise) {
    return isNoneOrNil(argument) ? otherwise : string(argument);
  }

  /** A number, or a string that is one ({@code luaL_checknumber}). */
  public double number(int argument) {
    if (argument > count || stack.natives().lua_isnumber(stack.state(), argument) == 0) {
      throw expected(argument, "number");
    }
    return stack.natives().lua_tonumber(stack.state(), argument);
  }

  /** The same, cut to a whole number ({@code luaL_checkinteger}). */
  public long integer(int argument) {
    return (long) number(argument);
  }

  public long integer(int argument, long otherwise) {
    return isNoneOrNil(argument) ? otherwise : integer(argument);
  }

  /** Whether Lua takes the argument for true. */
  public boolean truth(int argument) {
    return argument <= count && stack.natives().lua_toboolean(stack.state(), argument) != 0;
  }

  /** A function, kept. */
  public LuaRef function(int argument) {
    if (!isFunction(argument)) {
      throw expected(argument, "function");
    }
    return stack.ref(argument);
  }

  /** Any value, kept. */
  public LuaRef keep(int argument) {
    return stack.ref(argument);
  }

  /** A table, copied with all tables within. */
  public LuaTable table(int argument) {
    if (!isTable(argument)) {
      throw expected(argument, "table");
    }
    return stack.table(argument, 0);
  }

  /**
   * Any value: {@code null}, {@code Boolean}, {@code Double}, {@code byte[]}, {@link LuaTable},
   * {@link LuaObject}, or a {@link LuaRef} for what cannot be copied.
   */
  public Object any(int argument) {
    return argument > count ? null : stack.any(argument, 0);
  }

  /** A userdata of this type ({@code luaL_checkudata}). */
  @SuppressWarnings("unchecked")
  public <T> LuaObject<T> object(int argument, LuaType<T> type) {
    Object value = isUserdata(argument) ? stack.any(argument, 0) : null;
    if (value instanceof LuaObject<?> object && object.type() == type) {
      return (LuaObject<T>) object;
    }
    throw expected(argument, type.name());
  }

  /** The error of {@code luaL_typerror}. */
  public LuaError expected(int argument, String what) {
    return new LuaError(argument, what + " expected, got " + typeName(argument));
  }

  // ---- results

  /**
   * Hands back results: {@code null}, {@code Boolean}, any {@code Number}, {@code String} (one byte
   * per character) or {@code byte[]}, {@link LuaTable}, {@link LuaRef}, {@link LuaObject}, {@link
   * LuaBody}.
   *
   * @return for {@link LuaBody#call} to return
   */
  public int returns(Object... values) {
    for (Object value : values) {
      stack.push(value);
    }
    return values.length;
  }
}
