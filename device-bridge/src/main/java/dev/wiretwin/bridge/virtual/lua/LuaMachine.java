package dev.wiretwin.bridge.virtual.lua;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import party.iroiro.luajava.JFunction;
import party.iroiro.luajava.Lua;
import party.iroiro.luajava.lua51.Lua51;
import party.iroiro.luajava.lua51.Lua51Natives;

/**
 * One Lua 5.1 state, from the power-on of a board to its next reset. On the board's processor only.
 */
public final class LuaMachine implements AutoCloseable {
  private static final int SYNTAX_ERROR = 3;
  private static final int ALL_RESULTS = -1;

  private final Lua51 lua = new Lua51();
  private final LuaStack main;
  private final Map<Long, LuaObject<?>> objects = new HashMap<>();
  private final LuaRef getinfo;
  private boolean closed;

  /** The base, string, table, math and coroutine libraries; no files, no processes, no Java. */
  public LuaMachine() {
    main = new LuaStack(this, natives(lua), lua.getPointer());
    lua.openLibraries();
    main.natives().lua_getglobal(main.state(), "debug");
    main.natives().lua_getfield(main.state(), -1, "getinfo");
    getinfo = main.ref(-1);
    main.top(0);
    for (String outside : new String[] {"io", "os", "java", "dofile", "loadfile", "package"}) {
      main.push(null);
      main.natives().lua_setglobal(main.state(), outside);
    }
  }

  private static Lua51Natives natives(Lua thread) {
    return (Lua51Natives) thread.getLuaNatives();
  }

  // ---- what scripts find

  /** Binds a module's table to its global name. */
  public void install(LuaLibrary library) {
    main.pushLibrary(library);
    main.natives().lua_setglobal(main.state(), library.name());
  }

  /** Binds one global function. */
  public void install(String name, LuaBody body) {
    main.pushFunction(wrap(name, body, false));
    main.natives().lua_setglobal(main.state(), name);
  }

  /** Makes a kind of userdata known. */
  public <T> void register(LuaType<T> type) {
    Lua51Natives c = main.natives();
    long l = main.state();
    c.luaL_newmetatable(l, type.name());
    c.lua_pushstring(l, "__index");
    c.lua_createtable(l, 0, type.methods().size());
    for (Map.Entry<String, LuaBody> method : type.methods().entrySet()) {
      c.lua_pushstring(l, method.getKey());
      main.pushFunction(wrap(method.getKey(), method.getValue(), true));
      c.lua_rawset(l, -3);
    }
    c.lua_rawset(l, -3);
    c.lua_pushstring(l, "__gc");
    main.pushFunction(
        thread -> {
          collect(natives(thread).lua_touserdata(thread.getPointer(), 1), type);
          return 0;
        });
    c.lua_rawset(l, -3);
    c.lua_settop(l, -2);
  }

  private <T> void collect(long address, LuaType<T> type) {
    LuaObject<?> object = objects.get(address);
    if (closed || object == null) {
      return;
    }
    @SuppressWarnings("unchecked") // the metatable belongs to the type
    LuaObject<T> typed = (LuaObject<T>) object;
    type.collected().accept(typed);
    objects.remove(address);
  }

  /**
   * Makes a userdata. The caller hands it to a script as a result, or keeps it by a {@link #keep}:
   * the collector may take it as soon as neither holds.
   */
  public <T> LuaRef newObject(LuaType<T> type, T state) {
    Lua51Natives c = main.natives();
    long address = c.lua_newuserdata(main.state(), 8);
    c.luaL_getmetatable(main.state(), type.name());
    c.lua_setmetatable(main.state(), -2);
    objects.put(address, new LuaObject<>(type, address, state));
    LuaRef ref = main.ref(-1);
    c.lua_settop(main.state(), -2);
    return ref;
  }

  LuaObject<?> objectAt(long address) {
    return objects.get(address);
  }

  void pushObject(LuaStack stack, LuaObject<?> object) {
    throw new IllegalStateException("keep a LuaRef to hand a " + object.type().name() + " back");
  }

  /** The object behind a kept userdata. */
  @SuppressWarnings("unchecked")
  public <T> LuaObject<T> object(LuaRef ref, LuaType<T> type) {
    main.push(ref);
    LuaObject<?> object = objects.get(main.natives().lua_touserdata(main.state(), -1));
    main.natives().lua_settop(main.state(), -2);
    if (object == null || object.type() != type) {
      throw new IllegalStateException("not a " + type.name());
    }
    return (LuaObject<T>) object;
  }

  void release(int slot) {
    if (!closed) {
      main.natives().luaL_unref(main.state(), main.natives().getRegistryIndex(), slot);
    }
  }

  // ---- running

  /**
   * Compiles and runs a piece of Lua text.
   *
   * @param name what error messages call it, such as {@code =stdin}
   */
  public LuaOutcome run(byte[] text, String name) {
    return load(text, name).orElseGet(() -> call(0, 0));
  }

  /**
   * The same, for an interactive line: what it returns is handed to a function such as {@code
   * print}, if it returns anything.
   */
  public LuaOutcome runAndShow(byte[] text, String name, String shower) {
    Lua51Natives c = main.natives();
    int base = main.top();
    Optional<LuaOutcome> fault = load(text, name);
    if (fault.isPresent()) {
      return fault.get();
    }
    LuaOutcome outcome = call(0, ALL_RESULTS);
    int results = main.top() - base;
    if (!(outcome instanceof LuaOutcome.Done) || results == 0) {
      main.top(base);
      return outcome;
    }
    c.lua_getglobal(main.state(), shower);
    c.lua_insert(main.state(), base + 1);
    return call(results, 0);
  }

  /** Calls a kept function. */
  public LuaOutcome call(LuaRef function, Object... arguments) {
    main.push(function);
    for (Object argument : arguments) {
      main.push(argument);
    }
    return call(arguments.length, 0);
  }

  private Optional<LuaOutcome> load(byte[] text, String name) {
    ByteBuffer copy = ByteBuffer.allocateDirect(Math.max(1, text.length));
    copy.put(text);
    int status = main.natives().luaJ_loadbuffer(main.state(), copy, text.length, name);
    if (status == 0) {
      return Optional.empty();
    }
    String message = popMessage();
    if (status == SYNTAX_ERROR) {
      return Optional.of(
          message.endsWith("'<eof>'")
              ? new LuaOutcome.Incomplete(message)
              : new LuaOutcome.SyntaxError(message));
    }
    return Optional.of(new LuaOutcome.RuntimeError(message, message));
  }

  /** Calls what lies below the arguments on the stack. */
  private LuaOutcome call(int arguments, int results) {
    Lua51Natives c = main.natives();
    long l = main.state();
    int function = main.top() - arguments;
    String[] message = {""};
    main.pushFunction(
        thread -> {
          LuaStack stack = new LuaStack(this, natives(thread), thread.getPointer());
          message[0] = stack.type(1) == LuaStack.NIL ? "nil" : text(stack);
          return 1;
        });
    c.lua_insert(l, function);
    int status = c.lua_pcall(l, arguments, results, function);
    LuaOutcome outcome = new LuaOutcome.Done();
    if (status != 0) {
      String last = popMessage();
      outcome = new LuaOutcome.RuntimeError(last, last);
    }
    c.lua_remove(l, function);
    return outcome;
  }

  private static String text(LuaStack stack) {
    return stack.type(1) == LuaStack.STRING || stack.type(1) == LuaStack.NUMBER
        ? stack.latin1(1)
        : stack.typeName(1);
  }

  private String popMessage() {
    String message =
        main.type(-1) == LuaStack.STRING
            ? main.latin1(-1)
            : "(error object is a " + main.typeName(-1) + " value)";
    main.natives().lua_settop(main.state(), -2);
    return message;
  }

  // ---- the border

  /**
   * @param method whether argument 1 is the object, which messages do not count
   */
  JFunction wrap(String name, LuaBody body, boolean method) {
    return thread -> {
      LuaStack stack = new LuaStack(this, natives(thread), thread.getPointer());
      try {
        return body.call(new LuaCall(stack));
      } catch (LuaError error) {
        stack.top(0);
        stack.natives().luaL_where(stack.state(), 1);
        stack.push(stack.latin1(1) + message(name, error, method && !calledAsField(stack)));
        return -1;
      }
    };
  }

  /** Whether a script called the function with a dot: then its object counts as an argument. */
  private boolean calledAsField(LuaStack stack) {
    Lua51Natives c = stack.natives();
    stack.push(getinfo);
    stack.push(1);
    stack.push("n");
    boolean asField = false;
    if (c.lua_pcall(stack.state(), 2, 1, 0) == 0) {
      c.lua_getfield(stack.state(), -1, "namewhat");
      String how = stack.latin1(-1);
      asField = !how.isEmpty() && !how.equals("method");
    }
    stack.top(1);
    return asField;
  }

  private static String message(String name, LuaError error, boolean method) {
    int argument = method ? error.argument() - 1 : error.argument();
    if (error.argument() == 0) {
      return error.getMessage();
    } else if (argument == 0) {
      return "calling '" + name + "' on bad self (" + error.getMessage() + ")";
    }
    return "bad argument #" + argument + " to '" + name + "' (" + error.getMessage() + ")";
  }

  /** Bytes that Lua holds now, as its own collector counts them. */
  public long bytesHeld() {
    Lua51Natives c = main.natives();
    return c.lua_gc(main.state(), 3, 0) * 1024L + c.lua_gc(main.state(), 4, 0);
  }

  /** Runs the collector through ({@code LUA_GCCOLLECT}). */
  public void collectGarbage() {
    main.natives().lua_gc(main.state(), 2, 0);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      lua.close();
    }
  }
}
