package dev.wiretwin.bridge.virtual.lua;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import party.iroiro.luajava.JFunction;
import party.iroiro.luajava.lua51.Lua51Natives;

/**
 * Values across the border between Java and one Lua stack. Raw operations only: nothing here can
 * raise a Lua error, which would jump over Java's own stack.
 */
final class LuaStack {
  static final int NIL = 0;
  static final int BOOLEAN = 1;
  static final int NUMBER = 3;
  static final int STRING = 4;
  static final int TABLE = 5;
  static final int FUNCTION = 6;
  static final int USERDATA = 7;

  /** As deep as a nested table is followed, out of a script or into one. */
  static final int DEEPEST = 50;

  /** So many pairs are copied out of a script: one table may be in another very many times. */
  static final int MOST_PAIRS = 1 << 16;

  /** So many bytes of text within a table are. */
  static final int MOST_BYTES = 8 << 20;

  private final LuaMachine machine;
  private final Lua51Natives c;
  private final long state;
  private int pairs;
  private long copied;

  LuaStack(LuaMachine machine, Lua51Natives c, long state) {
    this.machine = machine;
    this.c = c;
    this.state = state;
  }

  Lua51Natives natives() {
    return c;
  }

  long state() {
    return state;
  }

  int top() {
    return c.lua_gettop(state);
  }

  void top(int count) {
    c.lua_settop(state, count);
  }

  int type(int at) {
    return c.lua_type(state, at);
  }

  String typeName(int at) {
    return c.luaL_typename(state, at);
  }

  // ---- out of Lua

  /** The bytes of a string; a number becomes one in place, as lua_tolstring does. */
  byte[] bytes(int at) {
    if (type(at) == NUMBER) {
      c.lua_tostring(state, at);
    }
    ByteBuffer copy = (ByteBuffer) c.luaJ_tobuffer(state, at);
    byte[] bytes = new byte[copy.remaining()];
    copy.get(bytes);
    return bytes;
  }

  String latin1(int at) {
    return new String(bytes(at), StandardCharsets.ISO_8859_1);
  }

  /** As {@code print} shows it, without asking the script. */
  String shown(int at) {
    return switch (type(at)) {
      case STRING, NUMBER -> latin1(at);
      case NIL -> "nil";
      case BOOLEAN -> Boolean.toString(c.lua_toboolean(state, at) != 0);
      default -> typeName(at) + ": 0x" + Long.toHexString(c.lua_topointer(state, at));
    };
  }

  Object any(int at, int depth) {
    int absolute = at > 0 ? at : top() + at + 1;
    return switch (type(absolute)) {
      case NIL, -1 -> null;
      case BOOLEAN -> c.lua_toboolean(state, absolute) != 0;
      case NUMBER -> c.lua_tonumber(state, absolute);
      case STRING -> bytes(absolute);
      case TABLE -> table(absolute, depth);
      case USERDATA -> {
        LuaObject<?> object = machine.objects().at(c.lua_touserdata(state, absolute));
        yield object == null ? ref(absolute) : object;
      }
      default -> ref(absolute);
    };
  }

  LuaTable table(int at, int depth) {
    if (depth >= DEEPEST) {
      throw new LuaError("table too deep");
    }
    c.lua_checkstack(state, 6);
    LuaTable table = new LuaTable();
    c.lua_pushnil(state);
    while (c.lua_next(state, at) != 0) {
      Object key = any(-2, depth + 1);
      Object value = any(-1, depth + 1);
      copied += length(key) + length(value);
      if (++pairs > MOST_PAIRS || copied > MOST_BYTES) {
        throw new LuaError("table too big");
      }
      table.put(key, value);
      c.lua_settop(state, -2);
    }
    return table;
  }

  private static int length(Object value) {
    return value instanceof byte[] bytes ? bytes.length : 0;
  }

  LuaRef ref(int at) {
    c.lua_pushvalue(state, at);
    return new LuaRef(machine, c.luaL_ref(state, c.getRegistryIndex()));
  }

  // ---- into Lua

  void push(Object value) {
    push(value, 0);
  }

  private void push(Object value, int depth) {
    c.lua_checkstack(state, 6);
    if (value == null) {
      c.lua_pushnil(state);
    } else if (value instanceof Boolean truth) {
      c.lua_pushboolean(state, truth ? 1 : 0);
    } else if (value instanceof Number number) {
      c.lua_pushnumber(state, number.doubleValue());
    } else if (value instanceof String latin1) {
      pushBytes(latin1.getBytes(StandardCharsets.ISO_8859_1));
    } else if (value instanceof byte[] bytes) {
      pushBytes(bytes);
    } else if (value instanceof LuaRef ref) {
      c.lua_rawgeti(state, c.getRegistryIndex(), ref.slot());
    } else if (value instanceof LuaObject<?> object) {
      machine.objects().push(this, object);
    } else if (value instanceof LuaTable table) {
      pushTable(table, depth);
    } else if (value instanceof LuaBody body) {
      pushFunction(machine.border().function("?", body, false));
    } else {
      throw new IllegalArgumentException("no Lua value for " + value.getClass());
    }
  }

  private void pushTable(LuaTable table, int depth) {
    if (depth >= DEEPEST) {
      throw new LuaError("table too deep");
    }
    c.lua_createtable(state, 0, 0);
    for (LuaTable.Entry entry : table.entries()) {
      push(entry.key(), depth + 1);
      push(entry.value(), depth + 1);
      c.lua_rawset(state, -3);
    }
  }

  /** Exact for every byte value: what is no plain ASCII may have to go in as a literal. */
  private void pushBytes(byte[] bytes) {
    if (machine.isCounted()) {
      LuaNative.lua_pushlstring(state, bytes, bytes.length);
      return;
    }
    pushLiteral(bytes);
  }

  void pushLiteral(byte[] bytes) {
    ByteBuffer literal =
        ByteBuffer.allocateDirect(bytes.length * 4 + 16).order(ByteOrder.nativeOrder());
    literal.put("return\"".getBytes(StandardCharsets.ISO_8859_1));
    for (byte b : bytes) {
      int value = b & 0xFF;
      literal.put((byte) '\\');
      literal.put((byte) ('0' + value / 100));
      literal.put((byte) ('0' + value / 10 % 10));
      literal.put((byte) ('0' + value % 10));
    }
    literal.put((byte) '"');
    if (c.luaJ_loadbuffer(state, literal, literal.position(), "=bytes") != 0
        || c.lua_pcall(state, 0, 1, 0) != 0) {
      throw new LuaError("not enough memory");
    }
  }

  void pushFunction(JFunction function) {
    c.luaJ_pushfunction(state, function);
  }

  /** A table with functions, constants and tables within. */
  void pushLibrary(LuaLibrary library) {
    c.lua_createtable(state, 0, library.entries().size());
    for (Map.Entry<String, Object> entry : library.entries().entrySet()) {
      push(entry.getKey());
      if (entry.getValue() instanceof LuaBody body) {
        pushFunction(machine.border().function(entry.getKey(), body, false));
      } else if (entry.getValue() instanceof LuaLibrary within) {
        pushLibrary(within);
      } else {
        push(entry.getValue());
      }
      c.lua_rawset(state, -3);
    }
  }
}
