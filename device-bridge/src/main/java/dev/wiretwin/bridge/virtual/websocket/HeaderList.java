package dev.wiretwin.bridge.virtual.websocket;

import dev.wiretwin.bridge.virtual.lua.LuaError;
import dev.wiretwin.bridge.virtual.lua.LuaTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The extra headers of a client, as {@code config} leaves them: in the table's order, or half built
 * and without an end when the walk over the table broke. On the board's processor only. Source:
 * {@code websocketclient_config}.
 */
final class HeaderList {
  /** One header; the texts hold no NUL. */
  record Header(String key, String value) {}

  private List<Header> headers = List.of();
  private boolean endless;

  /** The headers, for the request. */
  List<Header> read(String where) {
    if (endless) {
      throw UndefinedBehaviour.read(where + " reads a header list that has no end");
    }
    return headers;
  }

  /** Frees what is there ({@code realloc_headers}). */
  void clear() {
    read("realloc_headers");
    headers = List.of();
  }

  /**
   * Takes the headers of a table. A key that is a number becomes a string on the way, which is what
   * {@code next} then stumbles over.
   */
  void replace(LuaTable table) {
    clear();
    List<LuaTable.Entry> entries = table.entries();
    List<Header> taken = new ArrayList<>();
    endless = !entries.isEmpty();
    int at = 0;
    while (at < entries.size()) {
      if (taken.size() > entries.size()) {
        throw UndefinedBehaviour.written("config passes the end of the header list");
      }
      LuaTable.Entry entry = entries.get(at);
      String key = text(entry.key());
      taken.add(new Header(upToNul(key), upToNul(text(entry.value()))));
      at = 1 + (entry.key() instanceof Number ? indexOf(key, entries) : at);
    }
    headers = taken;
    endless = false;
  }

  private static int indexOf(String key, List<LuaTable.Entry> entries) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).key() instanceof byte[] bytes
          && Arrays.equals(bytes, key.getBytes(StandardCharsets.ISO_8859_1))) {
        return i;
      }
    }
    throw new LuaError("invalid key to 'next'");
  }

  /** {@code lua_tostring}, handed to {@code strdup} without a look at whether it is NULL. */
  private static String text(Object value) {
    return string(value)
        .orElseThrow(() -> UndefinedBehaviour.read("config copies a value that is no string"));
  }

  private static Optional<String> string(Object value) {
    if (value instanceof byte[] bytes) {
      return Optional.of(new String(bytes, StandardCharsets.ISO_8859_1));
    }
    return value instanceof Number number
        ? Optional.of(NumberText.of(number.doubleValue()))
        : Optional.empty();
  }

  private static String upToNul(String text) {
    int nul = text.indexOf('\0');
    return nul < 0 ? text : text.substring(0, nul);
  }
}
