package dev.wiretwin.bridge.virtual.module;

import dev.wiretwin.bridge.virtual.cpu.ManualCpu;
import dev.wiretwin.bridge.virtual.lua.LuaMachine;
import dev.wiretwin.bridge.virtual.lua.LuaOutcome;
import dev.wiretwin.bridge.virtual.lua.LuaRef;
import dev.wiretwin.bridge.virtual.net.TcpStack;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A board taken apart on the bench: real Lua, time turned by hand, one module at a time. Scripts
 * talk to the test with {@code tell(…)}.
 */
public final class BenchBoard implements Board, Heap, AutoCloseable {
  public final ManualCpu cpu;
  public final LuaMachine lua = new LuaMachine();
  public final MemoryUart uart = new MemoryUart();

  /** What scripts told: strings as Latin-1, numbers as doubles, everything else as it came. */
  public final List<Object> told = new ArrayList<>();

  public final List<String> callbackErrors = new ArrayList<>();
  public final List<ResetReason> resets = new ArrayList<>();
  public final List<String> diagnoses = new ArrayList<>();
  public final StringBuilder printed = new StringBuilder();
  public int free = 45000;
  public Profile profile = Profile.NODEMCU_3_0_0;
  private final TcpStack tcp;

  public BenchBoard() {
    this(null);
  }

  public BenchBoard(TcpStack tcp) {
    this(tcp, new ManualCpu());
  }

  /**
   * @param cpu the processor that the network posts its events to
   */
  public BenchBoard(TcpStack tcp, ManualCpu cpu) {
    this.tcp = tcp;
    this.cpu = cpu;
    lua.install(
        "tell",
        call -> {
          for (int i = 1; i <= call.count(); i++) {
            Object value = call.any(i);
            told.add(
                value instanceof byte[] b ? new String(b, StandardCharsets.ISO_8859_1) : value);
          }
          return call.returns();
        });
  }

  /** Runs Lua text (one character per byte) and everything that is due then. */
  public LuaOutcome run(String text) {
    LuaOutcome outcome = lua.run(text.getBytes(StandardCharsets.ISO_8859_1), "=stdin");
    cpu.run();
    return outcome;
  }

  @Override
  public ManualCpu cpu() {
    return cpu;
  }

  @Override
  public LuaMachine lua() {
    return lua;
  }

  @Override
  public MemoryUart uart() {
    return uart;
  }

  @Override
  public TcpStack tcp() {
    if (tcp == null) {
      throw new IllegalStateException("this bench has no network");
    }
    return tcp;
  }

  @Override
  public Heap heap() {
    return this;
  }

  @Override
  public Profile profile() {
    return profile;
  }

  @Override
  public void callback(LuaRef function, Object... arguments) {
    if (lua.call(function, arguments) instanceof LuaOutcome.RuntimeError error) {
      callbackErrors.add(error.message());
    }
  }

  @Override
  public void print(String text) {
    printed.append(text);
  }

  @Override
  public void reset(ResetReason reason) {
    resets.add(reason);
  }

  @Override
  public void diagnose(String what) {
    diagnoses.add(what);
  }

  @Override
  public int free() {
    return free;
  }

  @Override
  public boolean claim(int bytes) {
    if (bytes > free) {
      return false;
    }
    free -= bytes;
    return true;
  }

  @Override
  public void release(int bytes) {
    free += bytes;
  }

  @Override
  public void close() {
    lua.close();
  }
}
