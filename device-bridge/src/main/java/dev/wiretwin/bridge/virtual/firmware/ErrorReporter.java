package dev.wiretwin.bridge.virtual.firmware;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.lua.LuaMachine;
import dev.wiretwin.bridge.virtual.lua.LuaOutcome;
import dev.wiretwin.bridge.virtual.lua.LuaRef;

/**
 * Tells of errors that callbacks did not catch, in a task of its own, and restarts the board two
 * seconds later unless the script has other wishes. On the board's processor only.
 *
 * <p>Source: {@code luaL_pcallx} in {@code app/lua/lnodemcu.c}, {@code default_onerror} in {@code
 * app/modules/node.c}; VB-32.
 */
final class ErrorReporter {
  private static final String MEMORY = "not enough memory";
  private static final long RESTART_MICROS = 2_000_000;

  private final Cpu cpu;
  private final LuaMachine lua;
  private final Prelude prelude;
  private final LuaFirmware firmware;
  private LuaRef handler;
  private boolean restarting;

  ErrorReporter(Cpu cpu, LuaMachine lua, Prelude prelude, LuaFirmware firmware) {
    this.cpu = cpu;
    this.lua = lua;
    this.prelude = prelude;
    this.firmware = firmware;
  }

  /** Null for the default. */
  void handler(LuaRef function) {
    if (handler != null) {
      handler.release();
    }
    handler = function;
  }

  void report(LuaOutcome.RuntimeError error) {
    // the status LUA_ERRMEM has a text of its own and no traceback
    report(MEMORY.equals(error.message()) ? "out of memory" : error.traceback());
  }

  private void report(String traceback) {
    cpu.post(Cpu.Priority.HIGH, () -> tell(traceback));
  }

  private void tell(String traceback) {
    if (handler == null) {
      prelude.print(traceback);
      if (!restarting) {
        restarting = true;
        cpu.after(RESTART_MICROS, firmware::restart);
      }
      return;
    }
    LuaOutcome outcome = lua.call(handler, traceback);
    if (outcome instanceof LuaOutcome.RuntimeError error) {
      report(error);
    }
    firmware.ended(outcome);
  }
}
