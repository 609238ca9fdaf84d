package dev.wiretwin.bridge.virtual.module;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.line.Uart;
import dev.wiretwin.bridge.virtual.lua.LuaMachine;
import dev.wiretwin.bridge.virtual.lua.LuaRef;
import dev.wiretwin.bridge.virtual.net.TcpStack;

/**
 * What a module may ask of the firmware it is built into, between one reset and the next. On the
 * board's processor only.
 */
public interface Board {
  Cpu cpu();

  LuaMachine lua();

  Uart uart();

  TcpStack tcp();

  Heap heap();

  Profile profile();

  /**
   * Calls a script's callback ({@code luaL_pcallx}): an error it does not catch is printed, and the
   * board restarts two seconds later. Does nothing while a reset is under way.
   */
  void callback(LuaRef function, Object... arguments);

  /** Writes text to the console as {@code print} would, without a line end of its own. */
  void print(String text);

  /** Resets the board now; nothing of the script runs any more once the task in hand is over. */
  void reset(ResetReason reason);

  /**
   * Notes for people what a real board would not show: which undefined behaviour was met, and so
   * on.
   */
  void diagnose(String what);
}
