package dev.wiretwin.bridge.virtual.module;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.lua.LuaCall;
import dev.wiretwin.bridge.virtual.lua.LuaError;
import dev.wiretwin.bridge.virtual.lua.LuaLibrary;
import dev.wiretwin.bridge.virtual.lua.LuaRef;

/**
 * The {@code node} module: the board as a whole. On the board's processor only.
 *
 * <p>Source: {@code app/modules/node.c}, manual page {@code node}; VB-29, VB-32. There is no LFS
 * (size 0, as in default builds), no light sleep and no partition table to change.
 */
public final class NodeModule implements Module {
  private static final int TASK_QUEUE = 32;
  private static final int SLOW_MHZ = 80;
  private static final int FAST_MHZ = 160;

  private final Sdk sdk;
  private final Console console;
  private final PipeModule pipes;
  private final NodeInfo info;
  private Board board;
  private LuaRef output;
  private int megahertz = SLOW_MHZ;
  private int posted;

  /**
   * @param pipes started before this one
   */
  public NodeModule(Sdk sdk, Console console, PipeModule pipes) {
    this.sdk = sdk;
    this.console = console;
    this.pipes = pipes;
    this.info = new NodeInfo(sdk);
  }

  @Override
  public String name() {
    return "node";
  }

  @Override
  public void start(Board board) {
    this.board = board;
    info.start(board);
    LuaLibrary library = new LuaLibrary("node");
    info.into(library);
    system(library);
    library
        .function("input", this::input)
        .function("output", this::output)
        .function("setonerror", this::onError)
        .function("random", this::random)
        .function("stripdebug", call -> call.returns(call.integer(1, 2)))
        .function("osprint", call -> call.returns())
        .library(
            new LuaLibrary("task")
                .function("post", this::post)
                .constant("LOW_PRIORITY", 0)
                .constant("MEDIUM_PRIORITY", 1)
                .constant("HIGH_PRIORITY", 2))
        .library(
            new LuaLibrary("egc")
                .function("setmode", call -> call.returns())
                .function("meminfo", this::memory)
                .constant("NOT_ACTIVE", 0)
                .constant("ON_ALLOC_FAILURE", 1)
                .constant("ON_MEM_LIMIT", 2)
                .constant("ALWAYS", 4));
    board.lua().install(library);
    new NodeCompiler(sdk).start(board);
  }

  private void system(LuaLibrary library) {
    library
        .function("restart", this::restart)
        .function("restore", call -> call.returns())
        .function("heap", call -> call.returns(board.heap().free()))
        .function("uptime", call -> call.returns(board.cpu().micros()))
        .function("startupcommand", this::startWith)
        .function("dsleep", this::sleepDeeply)
        .function("dsleepMax", call -> call.returns(12_000_000_000L))
        .function("sleep", this::sleepLightly)
        .function("getcpufreq", call -> call.returns(megahertz))
        .function("setcpufreq", this::frequency)
        .constant("CPU80MHZ", SLOW_MHZ)
        .constant("CPU160MHZ", FAST_MHZ);
  }

  private int restart(LuaCall call) {
    sdk.restart();
    return call.returns();
  }

  private int startWith(LuaCall call) {
    sdk.startWith(call.string(1));
    return call.returns(true);
  }

  private int frequency(LuaCall call) {
    megahertz = call.integer(1) == FAST_MHZ ? FAST_MHZ : SLOW_MHZ;
    return call.returns(megahertz);
  }

  private int sleepDeeply(LuaCall call) {
    if (call.isNumber(1)) {
      throw new LuaError("deep sleep is not done on this board: use node.restart()");
    }
    return call.returns();
  }

  private int sleepLightly(LuaCall call) {
    board.print(
        "\n The options \"TIMER_SUSPEND_ENABLE\" and \"PMSLEEP_ENABLE\" in"
            + " \"app/include/user_config.h\" were disabled during FW build!\n");
    throw new LuaError("node.sleep() is unavailable");
  }

  private int input(LuaCall call) {
    if (!console.type(call.bytes(1))) {
      throw new LuaError("not enough memory");
    }
    return call.returns();
  }

  private int output(LuaCall call) {
    boolean serialToo = !call.isNumber(2) || call.integer(2) != 0;
    LuaRef before = output;
    output = null;
    if (call.isFunction(1)) {
      LuaRef object = pipes.create(call.function(1), Cpu.Priority.MEDIUM);
      Pipe pipe = pipes.pipe(object);
      output = object;
      console.redirect(pipe::write, serialToo);
    } else {
      console.redirect(null, true);
    }
    if (before != null) {
      before.release();
    }
    return call.returns();
  }

  private int onError(LuaCall call) {
    sdk.onError(call.isFunction(1) ? call.function(1) : null);
    return call.returns();
  }

  private int random(LuaCall call) {
    if (call.count() == 0) {
      return call.returns((sdk.random() & 0xFFFFFFFFL) / 4294967296.0);
    } else if (call.count() > 2) {
      throw new LuaError("wrong number of arguments");
    }
    long low = call.count() == 1 ? 1 : call.integer(1);
    long high = call.integer(call.count());
    if (low > high) {
      throw new LuaError(2, "interval is empty");
    }
    return call.returns(low + Integer.toUnsignedLong(sdk.random()) % (high - low + 1));
  }

  private int post(LuaCall call) {
    int at = call.isNumber(1) ? 2 : 1;
    long priority = at == 2 ? call.integer(1) : 1;
    if (priority < 0 || priority > 2) {
      throw new LuaError(1, "invalid  priority");
    }
    LuaRef function = call.function(at);
    if (posted >= TASK_QUEUE) {
      function.release();
      throw new LuaError("Task queue overflow. Task not posted");
    }
    posted++;
    board
        .cpu()
        .post(
            Cpu.Priority.values()[(int) priority],
            () -> {
              posted--;
              board.callback(function, priority);
              function.release();
            });
    return call.returns();
  }

  private int memory(LuaCall call) {
    long held = board.lua().bytesHeld();
    return call.returns(held, held);
  }

  @Override
  public void stop() {
    output = null;
  }
}
