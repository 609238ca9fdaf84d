package dev.wiretwin.bridge.virtual.module;

import dev.wiretwin.bridge.virtual.lua.LuaError;
import dev.wiretwin.bridge.virtual.lua.LuaRef;
import dev.wiretwin.bridge.virtual.lua.LuaTable;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads the table that a script passes as the first argument, complaining about a field the way the
 * firmware's {@code config} functions do. On the board's processor only.
 */
final class ConfigTable {
  private final LuaTable table;

  ConfigTable(LuaTable table) {
    this.table = table;
  }

  /** One character per byte; numbers are texts, too. */
  Optional<String> text(String field) {
    return table.get(field).map(value -> asText(field, value));
  }

  private static String asText(String field, Object value) {
    if (value instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    } else if (value instanceof Double number) {
      return number % 1 == 0 ? Long.toString(number.longValue()) : number.toString();
    }
    throw new LuaError(1, field + ":not string");
  }

  /** A text whose length is within these bounds, which the message shows. */
  Optional<String> text(String field, int least, int most, String bounds) {
    Optional<String> text = text(field);
    if (text.isPresent() && (text.get().length() < least || text.get().length() > most)) {
      throw new LuaError(1, field + ": length:" + bounds);
    }
    return text;
  }

  boolean flag(String field, boolean otherwise) {
    Object value = table.get(field).orElse(otherwise);
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw new LuaError(1, field + ":not boolean");
  }

  int number(String field, int otherwise, int least, int most) {
    Object value = table.get(field).orElse((double) otherwise);
    if (!(value instanceof Double number)) {
      throw new LuaError(1, field + ": not number");
    } else if (number < least || number > most) {
      throw new LuaError(1, field + ": Range:" + least + "-" + most);
    }
    return number.intValue();
  }

  Optional<LuaRef> function(String field) {
    return table.get(field).filter(LuaRef.class::isInstance).map(LuaRef.class::cast);
  }
}
