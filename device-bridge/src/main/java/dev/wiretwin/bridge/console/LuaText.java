package dev.wiretwin.bridge.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wiretwin.core.frame.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Writes values as Lua source, in printable ASCII only, so that any console takes it. Stateless.
 */
public final class LuaText {
  private static final int LONG_ENOUGH_TO_REPEAT = 16;

  private LuaText() {}

  /** A string whose characters are bytes. */
  public static String literal(String latin1) {
    byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < bytes.length; i++) {
      int one = bytes[i] & 0xFF;
      if (one >= ' ' && one < 0x7F && one != '"' && one != '\\') {
        text.append((char) one);
      } else {
        boolean digitFollows = i + 1 < bytes.length && Character.isDigit((char) bytes[i + 1]);
        text.append('\\').append(digitFollows ? String.format("%03d", one) : one);
      }
    }
    return text.append('"').toString();
  }

  /** A message; one that repeats a byte is made on the board. */
  static String message(Bytes payload) {
    String latin1 = new String(payload.toArray(), StandardCharsets.ISO_8859_1);
    if (latin1.length() > LONG_ENOUGH_TO_REPEAT && latin1.chars().distinct().count() == 1) {
      return "string.rep(" + literal(latin1.substring(0, 1)) + "," + latin1.length() + ")";
    }
    return literal(latin1);
  }

  /** A JSON value as the Lua value it stands for. */
  static String value(JsonNode json) {
    if (json.isTextual()) {
      return literal(json.textValue());
    } else if (json.isArray()) {
      StringJoiner items = new StringJoiner(",", "{", "}");
      json.forEach(item -> items.add(value(item)));
      return items.toString();
    } else if (json.isObject()) {
      StringJoiner fields = new StringJoiner(",", "{", "}");
      for (Map.Entry<String, JsonNode> field : json.properties()) {
        fields.add("[" + literal(field.getKey()) + "]=" + value(field.getValue()));
      }
      return fields.toString();
    } else if (json.isNull() || json.isMissingNode()) {
      return "nil";
    }
    return json.asText();
  }
}
