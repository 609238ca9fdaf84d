package dev.wiretwin.bridge.virtual.module;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.lua.LuaCall;
import dev.wiretwin.bridge.virtual.lua.LuaError;
import dev.wiretwin.bridge.virtual.lua.LuaLibrary;
import dev.wiretwin.bridge.virtual.lua.LuaObject;
import dev.wiretwin.bridge.virtual.lua.LuaRef;
import dev.wiretwin.bridge.virtual.lua.LuaType;

/**
 * The {@code tmr} module: timers that call back, clocks, the watchdogs. On the board's processor
 * only.
 *
 * <p>Source: {@code app/modules/tmr.c}, manual page {@code tmr}.
 */
public final class TmrModule implements Module {
  private static final long MICROS_PER_MILLI = 1000;
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final int CYCLES_PER_MICRO = 80;

  private final LuaType<Timer> type = new LuaType<>("tmr.timer", Timer.class);
  private final Sdk sdk;
  private Board board;
  private Cpu.Alarm watchdog;

  public TmrModule(Sdk sdk) {
    this.sdk = sdk;
  }

  @Override
  public String name() {
    return "tmr";
  }

  @Override
  public void start(Board board) {
    this.board = board;
    type.method("register", this::register)
        .method("start", this::start)
        .method("alarm", this::alarm)
        .method("stop", call -> call.returns(timer(call).stop()))
        .method("unregister", this::unregister)
        .method("interval", this::interval)
        .method("state", call -> timer(call).state(call))
        .onCollected(object -> object.state().unregister());
    board.lua().register(type);
    board.lua().install(library());
  }

  private LuaLibrary library() {
    return new LuaLibrary("tmr")
        .function("create", this::create)
        .function("delay", this::delay)
        .function("now", call -> call.returns(board.cpu().micros() & 0x7FFFFFFF))
        .function("time", call -> call.returns(board.cpu().micros() / MICROS_PER_SECOND))
        .function("ccount", call -> call.returns((int) (board.cpu().micros() * CYCLES_PER_MICRO)))
        .function("wdclr", this::feed)
        .function("softwd", this::softWatchdog)
        .constant("ALARM_SINGLE", Timer.SINGLE)
        .constant("ALARM_AUTO", Timer.AUTO)
        .constant("ALARM_SEMI", Timer.SEMI);
  }

  private int create(LuaCall call) {
    LuaRef object = board.lua().newObject(type, new Timer(board));
    int count = call.returns(object);
    object.release(); // from now on it is the script's
    return count;
  }

  private Timer timer(LuaCall call) {
    LuaObject<Timer> object = call.object(1, type);
    return object.state();
  }

  private int register(LuaCall call) {
    Timer timer = timer(call);
    long interval = call.integer(2);
    long mode = call.integer(3);
    checkInterval(interval);
    if (mode < Timer.SINGLE || mode > Timer.SEMI) {
      throw new LuaError(3, "Invalid mode");
    }
    if (!call.isFunction(4)) {
      throw new LuaError(4, "Must be function");
    }
    timer.register(interval * MICROS_PER_MILLI, (int) mode, call.function(4));
    return call.returns();
  }

  private int start(LuaCall call) {
    Timer timer = timer(call);
    if (!call.isNoneOrNil(2) && !call.isBoolean(2)) {
      throw new LuaError(2, "boolean expected");
    }
    return call.returns(timer.start(call.keep(1), call.truth(2)));
  }

  private int alarm(LuaCall call) {
    register(call);
    // what follows the object is an interval here: start() itself would refuse it
    return call.returns(timer(call).start(call.keep(1), false));
  }

  private int unregister(LuaCall call) {
    timer(call).unregister();
    return call.returns();
  }

  private int interval(LuaCall call) {
    Timer timer = timer(call);
    long interval = call.integer(2);
    checkInterval(interval);
    timer.interval(interval * MICROS_PER_MILLI);
    return call.returns();
  }

  private static void checkInterval(long millis) {
    if (millis <= 0 || millis > Timer.LONGEST_MILLIS) {
      throw new LuaError(2, "Range: 1-" + Timer.LONGEST_MILLIS);
    }
  }

  private int delay(LuaCall call) {
    long micros = call.integer(1);
    if (micros <= 0 || micros > Integer.MAX_VALUE) {
      throw new LuaError(1, "wrong arg range");
    }
    board.cpu().busy(micros);
    return feed(call);
  }

  private int feed(LuaCall call) {
    board.lua().feed();
    return call.returns();
  }

  private int softWatchdog(LuaCall call) {
    long seconds = call.integer(1);
    if (seconds <= 0) {
      throw new LuaError(2, "invalid time");
    }
    if (watchdog != null) {
      watchdog.cancel();
    }
    watchdog = board.cpu().after(seconds * MICROS_PER_SECOND, sdk::restart);
    return call.returns();
  }

  /** Timers die with the processor's other alarms. */
  @Override
  public void stop() {
    if (watchdog != null) {
      watchdog.cancel();
    }
  }
}
