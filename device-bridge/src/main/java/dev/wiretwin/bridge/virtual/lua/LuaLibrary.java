package dev.wiretwin.bridge.virtual.lua;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A module's table: functions, constants and tables within, by name. Filled once, then installed
 * with {@link LuaMachine#install}.
 */
public final class LuaLibrary {
  private final String name;
  private final Map<String, Object> entries = new LinkedHashMap<>();

  /**
   * @param name the global the table is bound to, or the field for one within another
   */
  public LuaLibrary(String name) {
    this.name = name;
  }

  public LuaLibrary function(String called, LuaBody body) {
    entries.put(called, body);
    return this;
  }

  /**
   * @param value a value that {@link LuaCall#returns} takes
   */
  public LuaLibrary constant(String called, Object value) {
    entries.put(called, value);
    return this;
  }

  /** Puts a table within this one, such as {@code wifi.sta}. */
  public LuaLibrary library(LuaLibrary within) {
    entries.put(within.name, within);
    return this;
  }

  public String name() {
    return name;
  }

  Map<String, Object> entries() {
    return entries;
  }
}
