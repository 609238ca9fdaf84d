package dev.wiretwin.bridge.virtual.module;

import dev.wiretwin.bridge.virtual.lua.LuaRef;

/**
 * What the {@code node} module asks of the system it runs on. On the board's processor only.
 *
 * <p>Source: the {@code system_…} calls in {@code app/modules/node.c}.
 */
public interface Sdk {
  BuildInfo build();

  /** What {@code node.chipid()} tells. */
  int chipId();

  /** Why the board started last. */
  ResetReason bootReason();

  /** Restarts soon: the chunk in hand and its prompt are still seen ({@code system_restart}). */
  void restart();

  /**
   * Who hears of errors that callbacks do not catch; released by the system.
   *
   * @param handler null for the default, which prints and restarts two seconds later
   */
  void onError(LuaRef handler);

  /** The chunk to run at the next starts instead of {@code @init.lua}. */
  void startWith(String command);

  /** 32 random bits. */
  int random();

  /** A chunk was made by {@code node.compile}: Lua may run it from now on, after resets too. */
  void compiled(byte[] chunk);

  /** The files in flash. */
  FileStore files();
}
