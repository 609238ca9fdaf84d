package dev.wiretwin.bridge.virtual.module;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.lua.LuaBody;
import dev.wiretwin.bridge.virtual.lua.LuaCall;
import dev.wiretwin.bridge.virtual.lua.LuaError;
import dev.wiretwin.bridge.virtual.lua.LuaLibrary;
import dev.wiretwin.bridge.virtual.lua.LuaObject;
import dev.wiretwin.bridge.virtual.lua.LuaRef;
import dev.wiretwin.bridge.virtual.lua.LuaType;
import java.nio.charset.StandardCharsets;

/**
 * The {@code pipe} module: queues of bytes that call a reader when something was written; {@code
 * node.output} makes one. Part of every build and not in its list of modules. On the board's
 * processor only.
 *
 * <p>Source: {@code app/modules/pipe.c}, manual page {@code pipe}. There a pipe is a table, here it
 * is a userdata.
 */
public final class PipeModule implements Module {
  private final LuaType<Pipe> type = new LuaType<>("pipe", Pipe.class);
  private Board board;

  @Override
  public String name() {
    return "pipe";
  }

  @Override
  public void start(Board board) {
    this.board = board;
    type.method("read", this::read)
        .method("unread", this::unread)
        .method("write", this::write)
        .method("reader", this::reader)
        .method("nrec", call -> call.returns(pipe(call).chunks()));
    board.lua().register(type);
    board.lua().install(new LuaLibrary("pipe").function("create", this::create));
  }

  private int create(LuaCall call) {
    if (call.isNoneOrNil(1)) {
      return call.returns(board.lua().newObject(type, new Pipe(board)));
    }
    LuaRef function = call.function(1);
    long priority = call.isNoneOrNil(2) ? 1 : call.integer(2);
    if (priority < 0 || priority > 2) {
      throw new LuaError(2, "invalid priority");
    }
    return call.returns(create(function, Cpu.Priority.values()[(int) priority]));
  }

  /** Makes a pipe with a reader. */
  LuaRef create(LuaRef function, Cpu.Priority priority) {
    Pipe pipe = new Pipe(board);
    LuaRef object = board.lua().newObject(type, pipe);
    pipe.reader(function, object, priority);
    return object;
  }

  /** The pipe behind a reference that {@link #create} made. */
  Pipe pipe(LuaRef object) {
    return board.lua().object(object, type).state();
  }

  private Pipe pipe(LuaCall call) {
    LuaObject<Pipe> object = call.object(1, type);
    return object.state();
  }

  private int read(LuaCall call) {
    return call.returns((Object) measure(call, 2).take(pipe(call)));
  }

  private int unread(LuaCall call) {
    pipe(call).unread(call.bytes(2));
    return call.returns();
  }

  private int write(LuaCall call) {
    if (!pipe(call).write(call.bytes(2))) {
      throw new LuaError("not enough memory");
    }
    return call.returns();
  }

  /** A function that reads one piece each time. */
  private int reader(LuaCall call) {
    Pipe pipe = pipe(call);
    Measure measure = measure(call, 2);
    LuaBody next = inner -> inner.returns((Object) measure.take(pipe));
    return call.returns(next);
  }

  /** How much to read: a count, or up to a delimiter. */
  private record Measure(int count, int delimiter, boolean keep) {
    byte[] take(Pipe pipe) {
      return count > 0 ? pipe.read(count) : pipe.readTo(delimiter, keep);
    }
  }

  private static Measure measure(LuaCall call, int at) {
    if (call.isNumber(at)) {
      long count = call.integer(at);
      if (count <= 0) {
        throw new LuaError(at, "invalid chunk size");
      }
      return new Measure((int) Math.min(count, Integer.MAX_VALUE), 0, false);
    } else if (call.isNoneOrNil(at)) {
      return new Measure(0, '\n', false);
    }
    byte[] text = call.string(at).getBytes(StandardCharsets.ISO_8859_1);
    boolean keep = text.length == 2 && text[1] == '+';
    if (text.length != 1 && !keep) {
      throw new LuaError(at, "invalid delimiter");
    }
    return new Measure(0, text[0] & 0xFF, keep);
  }

  @Override
  public void stop() {
    // pipes die with the Lua state
  }
}
