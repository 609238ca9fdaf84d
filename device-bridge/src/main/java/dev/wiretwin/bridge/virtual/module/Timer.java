package dev.wiretwin.bridge.virtual.module;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.lua.LuaCall;
import dev.wiretwin.bridge.virtual.lua.LuaRef;

/**
 * One timer of a script ({@code tmr_t}). While it runs, or its callback waits, it keeps itself from
 * the collector. On the board's processor only.
 */
final class Timer {
  static final int SINGLE = 0;
  static final int AUTO = 1;
  static final int SEMI = 2;

  /** {@code MAX_TIMEOUT_DEF}. */
  static final long LONGEST_MILLIS = 6_870_947;

  private static final int OFF = 3;

  private final Board board;
  private int mode = OFF;
  private boolean idle;
  private long micros;
  private LuaRef callback;
  private LuaRef self;
  private Cpu.Alarm alarm;

  /** Counts arms, so that a task posted for an older one is told from the current. */
  private int armed;

  Timer(Board board) {
    this.board = board;
  }

  void register(long interval, int how, LuaRef function) {
    disarm();
    release(callback);
    callback = function;
    mode = how;
    idle = true;
    micros = interval;
  }

  /**
   * @param object the timer itself, kept while it runs
   * @return whether it has been started: one that runs is not, unless it may restart
   */
  boolean start(LuaRef object, boolean restart) {
    if (self == null) {
      self = object;
    } else {
      object.release();
    }
    if (mode == OFF || !idle && !restart) {
      return false;
    }
    disarm();
    idle = false;
    arm(board.cpu().micros() + micros);
    return true;
  }

  /** Whether it was running. */
  boolean stop() {
    boolean ran = mode != OFF && !idle;
    disarm();
    releaseSelf();
    idle = true;
    return ran;
  }

  void unregister() {
    disarm();
    releaseSelf();
    release(callback);
    callback = null;
    mode = OFF;
    idle = false;
  }

  void interval(long interval) {
    if (mode == OFF) {
      return;
    }
    micros = interval;
    if (!idle) {
      disarm();
      arm(board.cpu().micros() + micros);
    }
  }

  int state(LuaCall call) {
    return mode == OFF ? call.returns((Object) null) : call.returns(!idle, mode);
  }

  /** The timer's tick is the hardware's; the callback is a task of its own, of low priority. */
  private void arm(long due) {
    int generation = ++armed;
    alarm =
        board
            .cpu()
            .after(
                Math.max(0, due - board.cpu().micros()),
                () -> board.cpu().post(Cpu.Priority.LOW, () -> expire(generation, due)));
  }

  private void expire(int generation, long due) {
    if (generation != armed || callback == null) {
      return;
    }
    LuaRef function = callback;
    LuaRef object = self;
    if (mode == AUTO) {
      // ticks that were missed meanwhile are not made up for
      arm(Math.max(due + micros, board.cpu().micros()));
      board.callback(function, object);
      return;
    }
    self = null;
    if (mode == SINGLE) {
      callback = null;
      mode = OFF;
      idle = false;
    } else {
      idle = true;
    }
    board.callback(function, object);
    release(object);
    if (callback != function) {
      release(function);
    }
  }

  private void disarm() {
    armed++;
    if (alarm != null) {
      alarm.cancel();
      alarm = null;
    }
  }

  private void releaseSelf() {
    release(self);
    self = null;
  }

  private static void release(LuaRef ref) {
    if (ref != null) {
      ref.release();
    }
  }
}
