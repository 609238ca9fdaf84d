package dev.wiretwin.bridge.virtual.module;

import dev.wiretwin.bridge.virtual.lua.LuaMachine;
import dev.wiretwin.bridge.virtual.lua.LuaOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The part of a module that is written in Lua: what calls scripts and builds tables with
 * metatables, as the firmware's C code does on its Lua stack. On the board's processor only.
 */
final class Prelude {
  private Prelude() {}

  /**
   * Runs {@code MODULE.lua}, which finds what the module installed under its global name and
   * completes it.
   */
  static void run(LuaMachine lua, String module) {
    try (InputStream text = Prelude.class.getResourceAsStream(module + ".lua")) {
      if (text == null) {
        throw new IllegalArgumentException("there is no " + module + ".lua beside this class");
      }
      LuaOutcome outcome = lua.run(text.readAllBytes(), "=" + module);
      if (!(outcome instanceof LuaOutcome.Done)) {
        throw new IllegalStateException("module " + module + " does not start: " + outcome);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + module + ".lua from the program", e);
    }
  }
}
