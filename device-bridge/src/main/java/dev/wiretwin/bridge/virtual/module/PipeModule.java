package dev.wiretwin.bridge.virtual.module;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.lua.LuaBody;
import dev.wiretwin.bridge.virtual.lua.LuaCall;
import dev.wiretwin.bridge.virtual.lua.LuaError;
import dev.wiretwin.bridge.virtual.lua.LuaLibrary;
import dev.wiretwin.bridge.virtual.lua.LuaRef;
import dev.wiretwin.bridge.virtual.lua.LuaType;

/**
 * The {@code pipe} module, and the pipes that the firmware itself hands to scripts ({@code
 * node.output}). On the board's processor only. Manual: {@code docs/modules/pipe.md}; mechanism:
 * {@code app/modules/pipe.c}. A pipe is a userdata here, where the firmware has a table.
 */
public final class PipeModule implements Module {
  /** What follows the delimiter that is kept. */
  private static final char KEEP = '+';

  private final LuaType<PipeReader> type = new LuaType<>("pipe", PipeReader.class);
  private Board board;

  /** {@code pcall}ed with a callback, its pipe, and a function that takes the answer. */
  private LuaRef caller;

  @Override
  public String name() {
    return "pipe";
  }

  @Override
  public void start(Board on) {
    board = on;
    type.method("read", call -> call.returns((Object) Amount.of(call, 2).read(pipe(call))))
        .method("unread", this::unread)
        .method("write", this::write)
        .method("nrec", call -> call.returns(pipe(call).records()))
        .method("reader", this::reader);
    type.onCollected(object -> object.state().collected());
    on.lua().register(type);
    on.lua()
        .install(
            new LuaLibrary("pipe")
                .function("create", this::create)
                .function(
                    "caller",
                    call -> {
                      caller = call.function(1);
                      return call.returns();
                    }));
    Prelude.run(on.lua(), "pipe");
  }

  @Override
  public void stop() {
    // pipes go with the machine that holds them
  }

  /**
   * Makes a pipe for the firmware's own use.
   *
   * @param callback called with the pipe after something was written, or null for none; the pipe
   *     keeps it
   * @return the pipe for a script's hands; who keeps it also releases it
   */
  public LuaRef create(LuaRef callback, Cpu.Priority priority) {
    return board.lua().newObject(type, new PipeReader(board, caller, callback, priority));
  }

  /** Writes to a pipe that {@link #create} made, as {@code pipe:write} does. */
  public void write(LuaRef pipe, byte[] bytes) {
    board.lua().object(pipe, type).state().write(bytes, () -> again(pipe));
  }

  /** A further reference to the same value, with a life of its own. */
  private LuaRef again(LuaRef pipe) {
    LuaRef[] further = {null};
    LuaBody keep =
        call -> {
          further[0] = call.keep(1);
          return call.returns();
        };
    LuaBody nothing = LuaCall::returns;
    board.lua().call(caller, keep, pipe, nothing);
    return further[0];
  }

  private Pipe pipe(LuaCall call) {
    return call.object(1, type).state().pipe();
  }

  private static byte[] string(LuaCall call) {
    if (!call.isString(2) && !call.isNumber(2)) {
      throw new LuaError(2, "must be a string");
    }
    return call.bytes(2);
  }

  private int create(LuaCall call) {
    if (call.isNoneOrNil(1)) {
      return call.returns(create(null, Cpu.Priority.MEDIUM));
    }
    LuaRef callback = call.function(1);
    long priority = call.integer(2, Cpu.Priority.MEDIUM.ordinal());
    if (priority < 0 || priority >= Cpu.Priority.values().length) {
      callback.release();
      throw new LuaError(2, "invalid priority");
    }
    return call.returns(create(callback, Cpu.Priority.values()[(int) priority]));
  }

  private int unread(LuaCall call) {
    pipe(call).unread(string(call));
    return call.returns();
  }

  private int write(LuaCall call) {
    PipeReader reader = call.object(1, type).state();
    reader.write(string(call), () -> call.keep(1));
    return call.returns();
  }

  /** An iterator, which keeps the pipe alive. */
  private int reader(LuaCall call) {
    Pipe pipe = pipe(call);
    Amount amount = Amount.of(call, 2);
    LuaBody next = each -> each.returns((Object) amount.read(pipe));
    return call.returns(next);
  }

  /** How much a read takes: a number of bytes, or up to a delimiter. */
  private record Amount(int bytes, byte delimiter, boolean keeps) {
    static Amount of(LuaCall call, int argument) {
      if (call.isNumber(argument)) {
        long bytes = call.integer(argument);
        if (bytes <= 0) {
          throw new LuaError(argument, "invalid chunk size");
        }
        return new Amount((int) Math.min(bytes, Integer.MAX_VALUE), (byte) 0, false);
      } else if (call.isNoneOrNil(argument)) {
        return new Amount(0, (byte) '\n', false); // the manual says "\n+", the firmware does this
      }
      byte[] given = call.bytes(argument);
      boolean keeps = given.length == 2 && given[1] == KEEP;
      if (given.length != (keeps ? 2 : 1)) {
        throw new LuaError(argument, "invalid delimiter");
      }
      return new Amount(0, given[0], keeps);
    }

    byte[] read(Pipe pipe) {
      return bytes > 0 ? pipe.read(bytes) : pipe.readTo(delimiter, keeps);
    }
  }
}
