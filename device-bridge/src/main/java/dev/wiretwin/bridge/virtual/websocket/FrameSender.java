package dev.wiretwin.bridge.virtual.websocket;

import java.util.function.IntSupplier;

/**
 * Sends one frame, or loses it without a word. On the board's processor only. Source: {@code
 * ws_sendFrame}.
 */
final class FrameSender {
  private static final String WHERE = "ws_sendFrame";
  private static final int MASK_BYTES = 4;
  private static final int WORST_HEADER = 10;

  private final CMemory memory;
  private final EspconnLayer layer;
  private final IntSupplier random;

  FrameSender(CMemory memory, EspconnLayer layer, IntSupplier random) {
    this.memory = memory;
    this.layer = layer;
    this.random = random;
  }

  /** Part of some memory, which may reach beyond its end. */
  record Part(Block block, int from, int length) {
    static final Part NOTHING = new Part(null, 0, 0);
  }

  /**
   * @param opCode added to the first byte, whatever it is
   * @param data its length is cut to 16 bits
   */
  void send(WsInfo ws, Espconn conn, int opCode, Part data) {
    if (conn == null) {
      throw UndefinedBehaviour.read(WHERE + " uses a connection that is NULL");
    }
    conn.used(WHERE);
    if (ws.connectionState != WsInfo.CONNECTED) {
      return;
    }
    int length = data.length() & 0xffff;
    Block b = memory.zalloc(WORST_HEADER + length);
    if (b == null) {
      ws.knownFailureCode = -16;
      layer.disconnect(conn);
      return;
    }
    b.put(0, 0x80 + opCode, WHERE);
    int offset = 2;
    if (length < 126) {
      b.put(1, 0x80 + length, WHERE);
    } else {
      b.put(1, 0x80 + 126, WHERE);
      b.put(2, length >> 8, WHERE);
      b.put(3, length, WHERE);
      offset = 4;
    }
    for (int i = 0; i < MASK_BYTES; i++) {
      b.put(offset + i, random.getAsInt(), WHERE);
    }
    offset += MASK_BYTES;
    if (length > 0) {
      b.copyFrom(offset, data.block(), data.from(), length, WHERE);
    }
    for (int i = 0; i < length; i++) {
      b.put(offset + i, b.at(offset + i, WHERE) ^ b.at(offset - MASK_BYTES + i % 4, WHERE), WHERE);
    }
    layer.sent(conn, b, offset + length);
    memory.free(b, WHERE);
  }
}
