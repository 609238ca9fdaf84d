package dev.wiretwin.bridge.console;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineListener;
import dev.wiretwin.bridge.serial.SerialLine;
import dev.wiretwin.bridge.virtual.lua.LuaCall;
import dev.wiretwin.bridge.virtual.lua.LuaLibrary;
import dev.wiretwin.bridge.virtual.lua.LuaMachine;
import dev.wiretwin.bridge.virtual.lua.LuaOutcome;
import dev.wiretwin.bridge.virtual.lua.LuaRef;
import dev.wiretwin.bridge.virtual.lua.LuaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A Lua console on a bench: real Lua behind a line in memory, just enough of a board's modules, and
 * a websocket module whose servers are in the URL. Its processor is one thread of its own.
 */
final class BenchConsole implements SerialLine {
  private static final long ZERO = System.nanoTime();

  /** What the websocket module was asked for. */
  final Queue<String> log = new ConcurrentLinkedQueue<>();

  /** Text that is printed once, in front of the next prompt. */
  final Queue<String> noise = new ConcurrentLinkedQueue<>();

  private final ScheduledExecutorService cpu = Executors.newSingleThreadScheduledExecutor();
  private final LineListener listener;
  private final StringBuilder typed = new StringBuilder();
  private final ArrayDeque<String> chunk = new ArrayDeque<>();
  private LuaMachine lua;
  private int life;

  /** Whether pieces of output get lost. */
  volatile boolean lossy;

  /** Whether it neither answers nor speaks. */
  volatile boolean dead;

  BenchConsole(LineListener listener) {
    this.listener = listener;
    cpu.execute(this::boot);
  }

  private record Clock(int life) {}

  private void boot() {
    life++;
    chunk.clear();
    typed.setLength(0);
    lua = new LuaMachine();
    lua.install(
        "emit",
        call -> {
          String line = call.string(1);
          if (!lossy || !line.matches("@.*:3:.*")) {
            print(line + "\r\n");
          }
          return call.returns();
        });
    lua.install(
        "log",
        call -> {
          log.add(call.string(1));
          return call.returns();
        });
    lua.install(
        "later",
        call -> {
          LuaRef what = call.keep(1);
          after(2, () -> callback(what));
          return call.returns();
        });
    timers();
    lua.run(resource("bench-websocket.lua"), "=bench");
    print("\0\377garbage\r\nNodeMCU 3.0.0.0 \r\n build 1 powered by Lua 5.1.4\r\n> ");
  }

  private void timers() {
    LuaType<Clock> type =
        new LuaType<>("bench.timer", Clock.class)
            .method("alarm", this::alarm)
            .method("unregister", call -> call.returns());
    lua.register(type);
    lua.install(
        new LuaLibrary("tmr")
            .function("create", call -> call.returns(lua.newObject(type, new Clock(life))))
            .function(
                "now",
                call -> call.returns((double) ((System.nanoTime() - ZERO) / 1000 % (1L << 31))))
            .constant("ALARM_SINGLE", 0.0)
            .constant("ALARM_AUTO", 1.0));
    lua.install(
        new LuaLibrary("node")
            .function(
                "restart",
                call -> {
                  after(1, this::boot);
                  return call.returns();
                }));
  }

  private int alarm(LuaCall call) {
    LuaRef what = call.keep(4);
    long ms = call.integer(2);
    int mine = life;
    Runnable ring =
        () -> {
          if (life == mine) {
            callback(what);
          }
        };
    if (call.integer(3) == 1) {
      cpu.scheduleAtFixedRate(ring, ms, ms, TimeUnit.MILLISECONDS);
    } else {
      cpu.schedule(ring, ms, TimeUnit.MILLISECONDS);
    }
    return call.returns();
  }

  private void after(long ms, Runnable what) {
    int mine = life;
    cpu.schedule(
        () -> {
          if (life == mine) {
            what.run();
          }
        },
        ms,
        TimeUnit.MILLISECONDS);
  }

  private void callback(LuaRef what) {
    if (lua.call(what) instanceof LuaOutcome.RuntimeError error) {
      print(error.message() + "\r\nstack traceback:\r\n");
      after(100, this::boot);
    }
  }

  private void print(String text) {
    if (!dead) {
      listener.received(text.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  /** The board prints something by itself. */
  void says(String text) {
    cpu.execute(() -> print(text));
  }

  @Override
  public String name() {
    return "bench";
  }

  @Override
  public void write(byte[] bytes) throws LineFailure {
    cpu.execute(() -> take(new String(bytes, StandardCharsets.ISO_8859_1)));
  }

  private void take(String text) {
    for (char one : text.toCharArray()) {
      if (one == '\n') {
        print("\r\n");
        line(typed.toString());
        typed.setLength(0);
      } else {
        print(String.valueOf(one));
        typed.append(one);
      }
    }
  }

  private void line(String line) {
    if (!line.isEmpty()) {
      chunk.add(line);
      LuaOutcome outcome =
          lua.run(String.join("\n", chunk).getBytes(StandardCharsets.ISO_8859_1), "=stdin");
      if (outcome instanceof LuaOutcome.Incomplete) {
        print(">> ");
        return;
      }
      chunk.clear();
      if (!(outcome instanceof LuaOutcome.Done)) {
        print("Lua error: " + outcome + "\r\n");
      }
    }
    for (String one; (one = noise.poll()) != null; ) {
      print(one);
    }
    print(chunk.isEmpty() ? "> " : ">> ");
  }

  static byte[] resource(String name) {
    try (InputStream in = BenchConsole.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  List<String> log() {
    return List.copyOf(log);
  }

  @Override
  public int baud() {
    return 115_200;
  }

  @Override
  public void changeBaud(int baud) throws LineFailure {
    throw new LineFailure("the bench has one rate");
  }

  @Override
  public void modemLines(boolean dtr, boolean rts) throws LineFailure {
    throw new LineFailure("the bench has no modem lines");
  }

  @Override
  public void close() {
    cpu.shutdownNow();
  }
}
