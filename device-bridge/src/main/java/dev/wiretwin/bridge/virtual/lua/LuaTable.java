package dev.wiretwin.bridge.virtual.lua;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A copy of a table, in the order in which Lua walks it. Keys and values as {@link LuaCall#any}
 * tells them.
 */
public final class LuaTable {
  /** One pair; neither is null. */
  public record Entry(Object key, Object value) {}

  private final List<Entry> entries = new ArrayList<>();

  /** Adds a pair; {@code Integer} keys from 1 make a list. */
  public LuaTable put(Object key, Object value) {
    if (value != null) {
      entries.add(new Entry(key, value));
    }
    return this;
  }

  /** Adds values under 1, 2, 3 … */
  public static LuaTable listOf(List<?> values) {
    LuaTable table = new LuaTable();
    for (int i = 0; i < values.size(); i++) {
      table.put(i + 1, values.get(i));
    }
    return table;
  }

  public List<Entry> entries() {
    return entries;
  }

  /** The value under a name. */
  public Optional<Object> get(String name) {
    return entries.stream()
        .filter(
            entry ->
                entry.key() instanceof byte[] key
                        && name.equals(
                            new String(key, java.nio.charset.StandardCharsets.ISO_8859_1))
                    || name.equals(entry.key()))
        .map(Entry::value)
        .findFirst();
  }
}
