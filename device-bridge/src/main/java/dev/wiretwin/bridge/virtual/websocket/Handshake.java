package dev.wiretwin.bridge.virtual.websocket;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/**
 * The opening handshake: the request, and the two searches that take the place of reading the
 * answer. On the board's processor only. Source: {@code generateSecKeys}, {@code connect_callback},
 * {@code sprintf_headers}, {@code ws_initReceiveCallback}.
 */
final class Handshake {
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int NONCE_BYTES = 16;
  private static final int DIGEST_BYTES = 20;
  private static final byte[] SWITCHING = latin1("HTTP/1.1 101");
  private static final byte[] BLANK_LINE = latin1("\r\n\r\n");
  private static final List<HeaderList.Header> DEFAULTS =
      List.of(
          new HeaderList.Header("User-Agent", "ESP8266"),
          new HeaderList.Header("Sec-WebSocket-Protocol", "chat"));

  private final CMemory memory;
  private final IntSupplier random;

  Handshake(CMemory memory, IntSupplier random) {
    this.memory = memory;
    this.random = random;
  }

  /** Makes the keys and the request; the expected accept value is kept in {@code ws}. */
  Block request(WsInfo ws) {
    byte[] nonce = new byte[NONCE_BYTES];
    for (int i = 0; i < NONCE_BYTES; i++) {
      nonce[i] = (byte) random.getAsInt();
    }
    Block key = base64(nonce);
    String text = latin1(key.string(0, "connect_callback"));
    Block digest = memory.zalloc(DIGEST_BYTES);
    if (digest == null) {
      throw UndefinedBehaviour.written("cryptoSha1 writes to memory it did not get");
    }
    ws.expectedSecKey = base64(sha1(latin1(text + GUID)));
    memory.free(digest, "generateSecKeys");
    Block request = Block.of(requestText(ws, text));
    memory.free(key, "connect_callback");
    return request;
  }

  private static byte[] requestText(WsInfo ws, String key) {
    List<HeaderList.Header> all = new ArrayList<>();
    all.add(new HeaderList.Header("Upgrade", "websocket"));
    all.add(new HeaderList.Header("Connection", "Upgrade"));
    all.add(new HeaderList.Header("Sec-WebSocket-Key", key));
    all.add(new HeaderList.Header("Sec-WebSocket-Version", "13"));
    all.addAll(ws.extraHeaders.read("connect_callback"));
    all.addAll(DEFAULTS);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    text.writeBytes(latin1("GET "));
    text.writeBytes(ws.path.string(0, "connect_callback"));
    text.writeBytes(latin1(" HTTP/1.1\r\nHost: "));
    text.writeBytes(ws.hostname.string(0, "connect_callback"));
    text.writeBytes(latin1(":" + ws.port + "\r\n"));
    for (int i = 0; i < all.size(); i++) {
      HeaderList.Header header = all.get(i);
      if (all.subList(0, i).stream().noneMatch(h -> isSame(h.key(), header.key()))) {
        text.writeBytes(latin1(header.key() + ": " + header.value() + "\r\n"));
      }
    }
    text.writeBytes(latin1("\r\n"));
    return text.toByteArray();
  }

  /** {@code strcasecmp}: only the letters of ASCII have two cases. */
  private static boolean isSame(String a, String b) {
    return a.equalsIgnoreCase(b)
        && IntStream.range(0, a.length())
            .allMatch(i -> a.charAt(i) == b.charAt(i) || a.charAt(i) < 0x80);
  }

  private Block base64(byte[] data) {
    byte[] encoded = Base64.getEncoder().encode(data);
    Block out = memory.zalloc(encoded.length + 1L);
    if (out == null) {
      throw UndefinedBehaviour.written("base64Encode writes to memory it did not get");
    }
    out.copyFrom(0, Block.of(encoded), 0, encoded.length, "base64Encode");
    return out;
  }

  private static byte[] sha1(byte[] data) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(data);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-1: install a complete one", impossible);
    }
  }

  /**
   * Judges the first segment of the answer, up to its first NUL.
   *
   * @return 0, or the code of the failure
   */
  static int judge(WsInfo ws, Block buffer) {
    byte[] text = buffer.string(0, "ws_initReceiveCallback");
    if (indexOf(text, SWITCHING) < 0) {
      return -17;
    }
    if (ws.expectedSecKey == null) {
      throw UndefinedBehaviour.read("ws_initReceiveCallback searches for NULL");
    }
    return indexOf(text, ws.expectedSecKey.string(0, "ws_initReceiveCallback")) < 0 ? -7 : 0;
  }

  /** Where frames begin in the first segment, or -1. */
  static int frames(Block buffer) {
    int blank = indexOf(buffer.string(0, "ws_initReceiveCallback"), BLANK_LINE);
    return blank < 0 ? -1 : blank + BLANK_LINE.length;
  }

  private static int indexOf(byte[] text, byte[] wanted) {
    return latin1(text).indexOf(latin1(wanted));
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String latin1(byte[] text) {
    return new String(text, StandardCharsets.ISO_8859_1);
  }
}
