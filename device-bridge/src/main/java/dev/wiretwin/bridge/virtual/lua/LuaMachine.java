package dev.wiretwin.bridge.virtual.lua;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Function;
import party.iroiro.luajava.lua51.Lua51;
import party.iroiro.luajava.lua51.Lua51Natives;

/**
 * One Lua 5.1 state, from the power-on of a board to its next reset: what NodeMCU's Lua has, and
 * nothing that reaches the computer. On the board's processor only.
 *
 * <p>What cannot be interrupted is a single call into Lua's own C functions: those that could take
 * long by themselves, such as a pattern that tries very many ways, are done in Java instead.
 */
public final class LuaMachine implements AutoCloseable {
  private static final int SYNTAX_ERROR = 3;
  private static final int ALL_RESULTS = -1;
  private static final int COLLECT = 2;
  private static final int COUNT_KILOBYTES = 3;
  private static final int COUNT_REST = 4;

  /** Instructions between two looks at the clock and the memory. */
  private static final int EVERY = 1000;

  /** The same where memory is only looked at, not counted: a few lines could take very much. */
  private static final int EVERY_UNCOUNTED = 10;

  private static final int GLOBALS = -10002;

  private static final int MASK_COUNT = 8;
  private static final String BITTEN = "the watchdog ended it";
  private static final String NO_MEMORY = "not enough memory";
  private static final String TRACE = "\nstack traceback:";

  private final Lua51 lua = new Lua51();
  private final Lua51Natives c = (Lua51Natives) lua.getLuaNatives();
  private final LuaStack main = new LuaStack(this, c, lua.getPointer());
  private final boolean counted;
  private final LuaMemory memory = new LuaMemory(this::lookSoon);
  private final LuaBorder border = new LuaBorder(this, c, memory);
  private final LuaObjects objects;
  private final LuaChunks chunks = new LuaChunks();
  private final LuaRef traceback;
  private final LuaRef setHook;
  private final LuaRef getInfo;
  private Function<String, Optional<byte[]>> files = name -> Optional.empty();
  private Watchdog watchdog = new Watchdog(() -> 0);
  private String stopped;
  private int depth;
  private boolean closed;

  /**
   * The base, string, table, math and coroutine libraries; no output, no processes, no Java. {@code
   * print} is the firmware's to install.
   */
  public LuaMachine() {
    this(LuaNative.present());
  }

  /**
   * @param counted whether Lua asks us for every block; otherwise its collector is asked at times
   */
  LuaMachine(boolean counted) {
    this.counted = counted;
    if (counted) {
      memory.counted(bytesHeld());
      LuaNative.lua_setallocf(main.state(), memory.allocator(), 0);
    }
    objects = new LuaObjects(main, border);
    lua.openLibraries();
    traceback = debug("traceback");
    setHook = debug("sethook");
    getInfo = debug("getinfo");
    new LuaSandbox(this, border, chunks).bolt(this::look);
    main.push("count"); // the hook's argument: kept, so that a look takes no memory
    c.luaL_ref(main.state(), c.getRegistryIndex());
    collectGarbage();
    memory.settle();
  }

  private LuaRef debug(String function) {
    c.lua_getglobal(main.state(), "debug");
    main.push(function);
    c.lua_rawget(main.state(), -2);
    LuaRef ref = main.ref(-1);
    main.top(0);
    return ref;
  }

  // ---- what the firmware decides

  /** Puts in a watchdog; without, a script may run for ever. */
  public void watch(Watchdog with) {
    watchdog = with;
    with.feed();
  }

  /** Gives the script in hand its whole time again ({@code tmr.wdclr()}). */
  public void feed() {
    watchdog.feed();
  }

  /** What scripts may take of the device's memory. */
  public LuaMemory memory() {
    return memory;
  }

  /** Where {@code dofile}, {@code loadfile} and {@code require} find the board's files. */
  public void files(Function<String, Optional<byte[]>> byName) {
    files = byName;
  }

  /** Vouches for a binary chunk, such as one {@code node.compile} made earlier. */
  public void trust(byte[] chunk) {
    chunks.trust(chunk);
  }

  // ---- what scripts find

  /** Binds a module's table to its global name. */
  public void install(LuaLibrary library) {
    main.push(library.name());
    main.pushLibrary(library);
    c.lua_rawset(main.state(), GLOBALS);
  }

  /** Binds one global function. */
  public void install(String name, LuaBody body) {
    main.push(name);
    main.pushFunction(border.function(name, body, false));
    c.lua_rawset(main.state(), GLOBALS);
  }

  /** Makes a kind of userdata known. */
  public <T> void register(LuaType<T> type) {
    objects.register(type);
  }

  /**
   * Makes a userdata. The caller hands it to a script as a result, or keeps it by the reference:
   * the collector may take it as soon as neither holds.
   */
  public <T> LuaRef newObject(LuaType<T> type, T state) {
    return objects.make(type, state);
  }

  /** The object behind a kept userdata. */
  public <T> LuaObject<T> object(LuaRef ref, LuaType<T> type) {
    return objects.of(ref, type);
  }

  LuaObjects objects() {
    return objects;
  }

  LuaBorder border() {
    return border;
  }

  LuaStack stack() {
    return main;
  }

  // ---- for the sandbox

  /** Instructions until the next look. */
  int every() {
    return stopped != null ? 1 : counted ? EVERY : EVERY_UNCOUNTED;
  }

  boolean isCounted() {
    return counted;
  }

  boolean isStopped() {
    return stopped != null;
  }

  byte[] file(String name) {
    return files.apply(name).orElse(null);
  }

  /** Bytes that one call into Lua's C functions may ask for without our seeing it. */
  double room() {
    return counted ? Double.MAX_VALUE : memory.left();
  }

  /** Work that was done in a script's name outside of Lua. */
  void spend(int instructions) {
    if (watchdog.bites(instructions)) {
      throw new LuaBorder.Stop(BITTEN);
    }
  }

  /** Lua's own {@code debug.getinfo}, whatever scripts have made of theirs. */
  LuaRef getInfo() {
    return getInfo;
  }

  void release(int slot) {
    if (!closed) {
      c.luaL_unref(main.state(), c.getRegistryIndex(), slot);
    }
  }

  // ---- the hook

  /** Looks at the clock and the memory; a script that is beyond its limits gets an error. */
  private int look(LuaStack stack) {
    if (stopped != null) {
      return stopBy(stack, stopped);
    }
    boolean crossed = memory.wasCrossed();
    recount();
    if (crossed || !counted && memory.over()) {
      rehook(stack, every());
      collectGarbage();
      if (memory.over()) {
        return LuaBorder.raise(stack, NO_MEMORY);
      }
    }
    long executed = memory.takeWork() + (crossed ? 1 : every());
    return watchdog.bites(executed) ? stopBy(stack, BITTEN) : 0;
  }

  /** From now on every instruction of every coroutine raises this: no {@code pcall} holds it. */
  int stopBy(LuaStack stack, String reason) {
    stopped = reason;
    rehook(stack, 1);
    return LuaBorder.raise(stack, reason);
  }

  private void rehook(LuaStack stack, int instructions) {
    stack.push(setHook);
    stack.pushFunction(border.inside(this::look));
    stack.push("");
    stack.push(instructions);
    c.lua_pcall(stack.state(), 3, 0, 0);
  }

  /** Called by the allocator: nothing but this is allowed there. */
  private void lookSoon() {
    LuaNative.lua_sethook(main.state(), LuaNative.lua_gethook(main.state()), MASK_COUNT, 1);
  }

  // ---- running

  /**
   * Compiles and runs a piece of Lua text.
   *
   * @param name what error messages call it, such as {@code =stdin}
   */
  public LuaOutcome run(byte[] text, String name) {
    return refusal().or(() -> load(text, name)).orElseGet(() -> call(0, 0));
  }

  /**
   * The same, for an interactive line: what it returns is handed to a function such as {@code
   * print}, if it returns anything.
   */
  public LuaOutcome runAndShow(byte[] text, String name, String shower) {
    int base = main.top();
    Optional<LuaOutcome> fault = refusal().or(() -> load(text, name));
    if (fault.isPresent()) {
      return fault.get();
    }
    LuaOutcome outcome = call(0, ALL_RESULTS);
    int results = main.top() - base;
    if (!(outcome instanceof LuaOutcome.Done) || results == 0) {
      main.top(base);
      return outcome;
    }
    main.push(shower); // raw: a script's own __index could raise an error here
    c.lua_rawget(main.state(), GLOBALS);
    c.lua_insert(main.state(), base + 1);
    return call(results, 0);
  }

  /** Calls a kept function. */
  public LuaOutcome call(LuaRef function, Object... arguments) {
    Optional<LuaOutcome> refusal = refusal();
    if (refusal.isPresent()) {
      return refusal.get();
    }
    main.push(function);
    for (Object argument : arguments) {
      main.push(argument);
    }
    return call(arguments.length, 0);
  }

  private Optional<LuaOutcome> refusal() {
    if (closed) {
      throw new IllegalStateException("the machine is closed: make a new one for the next boot");
    }
    return Optional.ofNullable(stopped).map(LuaOutcome.Stopped::new);
  }

  Optional<LuaOutcome> load(byte[] text, String name) {
    if (LuaChunks.binary(text) && !chunks.known(text)) {
      return Optional.of(new LuaOutcome.SyntaxError(LuaChunks.refusal(name)));
    }
    ByteBuffer copy = ByteBuffer.allocateDirect(Math.max(1, text.length));
    copy.put(text);
    c.lua_checkstack(main.state(), 4);
    int status = c.luaJ_loadbuffer(main.state(), copy, text.length, name);
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
    long l = main.state();
    int function = main.top() - arguments;
    main.push(traceback);
    c.lua_insert(l, function);
    if (depth++ == 0) {
      watchdog.feed();
      if (memory.wasCrossed()) { // by an earlier script: none of this one's doing
        LuaNative.lua_sethook(main.state(), LuaNative.lua_gethook(main.state()), MASK_COUNT, EVERY);
      }
    }
    boolean running = memory.running(true);
    int status = c.lua_pcall(l, arguments, results, function);
    memory.running(running);
    depth--;
    LuaOutcome outcome = status == 0 ? new LuaOutcome.Done() : failure();
    c.lua_remove(l, function);
    if (depth == 0) {
      border.takeFault().ifPresent(LuaMachine::rethrow);
    }
    return refusal().orElse(outcome);
  }

  private static void rethrow(RuntimeException fault) {
    throw fault;
  }

  private LuaOutcome failure() {
    String trace = popMessage();
    int end = trace.lastIndexOf(TRACE);
    String message = end < 0 ? trace : trace.substring(0, end);
    return end < 0 || message.equals(NO_MEMORY) // whose status has no traceback
        ? new LuaOutcome.RuntimeError(message, message)
        : new LuaOutcome.RuntimeError(
            message, message + "\n" + LuaSandbox.cleaned(trace.substring(end + 1)));
  }

  private String popMessage() {
    String message = main.shown(-1);
    main.top(-2);
    return message;
  }

  /** Bytes that Lua holds now, as its own collector counts them. */
  public long bytesHeld() {
    return c.lua_gc(main.state(), COUNT_KILOBYTES, 0) * 1024L
        + c.lua_gc(main.state(), COUNT_REST, 0);
  }

  /** Runs the collector through ({@code LUA_GCCOLLECT}). */
  public void collectGarbage() {
    c.lua_gc(main.state(), COLLECT, 0);
    recount();
  }

  private void recount() {
    if (!counted) {
      memory.counted(bytesHeld());
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      objects.close();
      lua.close();
    }
  }
}
