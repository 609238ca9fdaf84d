package dev.wiretwin.bridge.virtual.websocket;

import dev.wiretwin.bridge.virtual.lua.LuaError;
import dev.wiretwin.bridge.virtual.lua.LuaTable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntSupplier;

/**
 * The opening handshake of the client that keeps what the manual promises. On the board's processor
 * only. Source: RFC 6455, section 4.1.
 */
final class OpeningRequest {
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int BAD_ANSWER = -7;
  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final int NONCE_BYTES = 16;

  private final DocumentedUrl.Target target;
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final String key;

  /**
   * @param extra the script's headers; they take the place of the client's own
   */
  OpeningRequest(DocumentedUrl.Target target, Map<String, String> extra, IntSupplier random) {
    this.target = target;
    byte[] nonce = new byte[NONCE_BYTES];
    for (int i = 0; i < nonce.length; i++) {
      nonce[i] = (byte) random.getAsInt();
    }
    key = Base64.getEncoder().encodeToString(nonce);
    headers.put("Host", target.host() + ":" + target.port());
    headers.put("User-Agent", "ESP8266");
    headers.putAll(extra);
    fix("Upgrade", "websocket");
    fix("Connection", "Upgrade");
    fix("Sec-WebSocket-Key", key);
    fix("Sec-WebSocket-Version", "13");
  }

  private void fix(String name, String value) {
    headers.remove(name);
    headers.put(name, value);
  }

  DocumentedUrl.Target target() {
    return target;
  }

  String text() {
    StringBuilder text = new StringBuilder("GET " + target.path() + " HTTP/1.1\r\n");
    headers.forEach((name, value) -> text.append(name + ": " + value + "\r\n"));
    return text + "\r\n";
  }

  /** 0 when the answer is right, else the code. */
  int judge(String answer) {
    if (!answer.matches("(?s)HTTP/1\\.1 [0-9]{3}[ \r].*")) {
      return BAD_ANSWER;
    } else if (!answer.startsWith("101", STATUS_AT)) {
      return -17;
    }
    Map<String, String> answered = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line : answer.split("\r\n")) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        String value = line.substring(colon + 1).strip();
        answered.merge(line.substring(0, colon), value, (first, next) -> first + "," + next);
      }
    }
    return isRight(answered) ? 0 : BAD_ANSWER;
  }

  private boolean isRight(Map<String, String> answered) {
    String connection = answered.getOrDefault("Connection", "").toLowerCase(Locale.ROOT);
    return accept().equals(answered.get("Sec-WebSocket-Accept"))
        && "websocket".equalsIgnoreCase(answered.get("Upgrade"))
        && List.of(connection.split("\\s*,\\s*")).contains("upgrade")
        && isAsked(answered, "Sec-WebSocket-Protocol")
        && isAsked(answered, "Sec-WebSocket-Extensions");
  }

  /** Whether the server chose from what the script's own headers offer. */
  private boolean isAsked(Map<String, String> answered, String name) {
    return !answered.containsKey(name) || headers.containsKey(name);
  }

  private String accept() {
    try {
      byte[] text = (key + GUID).getBytes(StandardCharsets.ISO_8859_1);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-1: install a complete one", impossible);
    }
  }

  /** The headers in a script's table: names to strings or numbers. */
  static Map<String, String> headers(LuaTable table) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (LuaTable.Entry entry : table.entries()) {
      if (!(entry.key() instanceof byte[] name)) {
        throw new LuaError("give headers as names and values: {['User-Agent']='NodeMCU'}");
      }
      headers.put(new String(name, StandardCharsets.ISO_8859_1), value(entry.value()));
    }
    return headers;
  }

  private static String value(Object value) {
    if (value instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    } else if (value instanceof Number number) {
      return NumberText.of(number.doubleValue());
    }
    throw new LuaError("a header's value is a string or a number");
  }
}
