package dev.wiretwin.bridge.virtual.module;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.lua.LuaBody;
import dev.wiretwin.bridge.virtual.lua.LuaRef;
import java.util.function.Supplier;

/**
 * A pipe with the callback that empties it, if it has one: at most one task to call it waits, and
 * what the callback answers decides whether there is another. On the board's processor only.
 * Mechanism: {@code pipe_write_and_read_poster} in {@code app/modules/pipe.c}.
 */
final class PipeReader {
  private final Board board;
  private final LuaRef caller;
  private final LuaRef callback;
  private final Cpu.Priority priority;
  private final Pipe pipe = new Pipe();

  /** The pipe's userdata, while a task that will hand it to the callback waits. */
  private LuaRef waiting;

  private boolean calling;
  private boolean written;

  /**
   * @param caller a script's function that calls the callback and hands its answer on
   * @param callback may be null
   */
  PipeReader(Board board, LuaRef caller, LuaRef callback, Cpu.Priority priority) {
    this.board = board;
    this.caller = caller;
    this.callback = callback;
    this.priority = priority;
  }

  Pipe pipe() {
    return pipe;
  }

  /**
   * @param self makes a reference to the pipe's userdata, which this will release
   */
  void write(byte[] bytes, Supplier<LuaRef> self) {
    pipe.write(bytes);
    if (callback == null || bytes.length == 0) {
      return;
    }
    written = true;
    if (!calling && waiting == null) {
      post(self.get());
    }
  }

  /** No script has the pipe any more. */
  void collected() {
    if (callback != null) {
      callback.release();
    }
  }

  private void post(LuaRef self) {
    waiting = self;
    board.cpu().post(priority, this::callBack);
  }

  private void callBack() {
    LuaRef self = waiting;
    Object[] answer = {null};
    LuaBody take =
        call -> {
          answer[0] = call.any(1);
          return call.returns();
        };
    written = false;
    calling = true;
    board.callback(caller, callback, self, take);
    calling = false;
    boolean again = answer[0] instanceof Boolean wanted ? wanted && !pipe.isEmpty() : written;
    waiting = null;
    if (again) {
      post(self);
    } else {
      self.release();
    }
  }
}
