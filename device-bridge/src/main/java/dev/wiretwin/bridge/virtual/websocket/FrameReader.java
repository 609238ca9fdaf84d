package dev.wiretwin.bridge.virtual.websocket;

/**
 * Takes received segments for frames, with every mistake the firmware makes about it: sums of 16
 * bits, unsigned comparisons, a first fragment that is lost, consumed bytes that are not removed.
 * On the board's processor only. Source: {@code ws_receiveCallback}.
 */
final class FrameReader {
  private static final String WHERE = "ws_receiveCallback";
  private static final int CONTINUATION = 0;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final long PING_INTERVAL_MILLIS = 30_000;

  /** How often a loop may come back to where it was before it counts as endless. */
  private static final int MOST_SPINS = 16;

  private final CMemory memory;
  private final EspconnLayer layer;
  private final FrameSender sender;
  private final CrashGuard guard;
  private final WsEvents events;

  FrameReader(
      CMemory memory, EspconnLayer layer, FrameSender sender, CrashGuard guard, WsEvents events) {
    this.memory = memory;
    this.layer = layer;
    this.sender = sender;
    this.guard = guard;
    this.events = events;
  }

  /** One call: whose bytes, and what is left of them. */
  private static final class Rest {
    private final WsInfo ws;
    private final Espconn conn;
    private Block block;
    private int from;
    private int length;
    private int spins;

    Rest(WsInfo ws, Espconn conn, Block block, int from, int length) {
      this.ws = ws;
      this.conn = conn;
      this.block = block;
      this.from = from;
      this.length = length;
    }

    int at(int index) {
      return block.at(from + index, WHERE);
    }
  }

  /** What a header says; the length grows when fragments are put before it. */
  private static final class Frame {
    private boolean fin;
    private int opCode;
    private long length;
    private int offset = 2;
  }

  /**
   * @param length of the bytes from {@code from} on; a NUL follows them
   */
  void receive(WsInfo ws, Espconn conn, Block buffer, int from, int length) {
    ws.unhealthyPoints = 0;
    ws.timeout.arm(PING_INTERVAL_MILLIS, true);
    Rest rest = new Rest(ws, conn, buffer, from, length);
    boolean goesOn = ws.frameBuffer == null || appends(rest);
    while (goesOn) {
      Frame frame = header(rest);
      if (Long.compareUnsigned(frame.length, rest.length - frame.offset) > 0) {
        keep(rest);
        return;
      }
      goesOn = (frame.fin ? takes(rest, frame) : keepsFragment(rest, frame)) && moves(rest, frame);
      guard.check();
    }
  }

  private boolean appends(Rest rest) {
    WsInfo ws = rest.ws;
    ws.frameBuffer = memory.realloc(ws.frameBuffer, (long) ws.frameBufferLen + rest.length, WHERE);
    if (ws.frameBuffer == null) {
      return fails(rest, -8);
    }
    ws.frameBuffer.copyFrom(ws.frameBufferLen, rest.block, rest.from, rest.length, WHERE);
    ws.frameBufferLen += rest.length;
    rest.length = ws.frameBufferLen & 0xffff;
    rest.block = ws.frameBuffer;
    rest.from = 0;
    return true;
  }

  private static Frame header(Rest rest) {
    Frame frame = new Frame();
    frame.fin = (rest.at(0) & 0x80) != 0;
    frame.opCode = rest.at(0) & 0x0f;
    boolean masked = (rest.at(1) & 0x80) != 0;
    frame.length = rest.at(1) & 0x7f;
    if (frame.length == 126) {
      frame.length = (rest.at(2) << 8) + rest.at(3);
      frame.offset = 4;
    } else if (frame.length == 127) {
      frame.length = (rest.at(2) << 24) + (rest.at(3) << 16) + (rest.at(4) << 8) + rest.at(5);
      frame.offset = 6;
    }
    if (masked) {
      frame.offset += 4;
      unmask(rest, frame);
    }
    return frame;
  }

  /** In place, and before anything has looked whether all of the payload is there. */
  private static void unmask(Rest rest, Frame frame) {
    int payload = rest.from + frame.offset;
    for (int i = 0; Long.compareUnsigned(i, frame.length) < 0; i++) {
      int plain = rest.block.at(payload + i, WHERE) ^ rest.block.at(payload - 4 + i % 4, WHERE);
      rest.block.put(payload + i, plain, WHERE);
    }
  }

  /** Keeps an incomplete frame; one that lies behind others in the buffer is kept already. */
  private void keep(Rest rest) {
    WsInfo ws = rest.ws;
    if (ws.frameBuffer == null) {
      ws.frameBuffer = memory.zalloc(rest.length);
      if (ws.frameBuffer == null) {
        fails(rest, -9);
        return;
      }
      ws.frameBuffer.copyFrom(0, rest.block, rest.from, rest.length, WHERE);
      ws.frameBufferLen = rest.length;
    }
  }

  private boolean keepsFragment(Rest rest, Frame frame) {
    WsInfo ws = rest.ws;
    int payload = rest.from + frame.offset;
    if (ws.payloadBuffer == null) {
      ws.payloadBuffer = memory.zalloc(frame.length);
      if (ws.payloadBuffer == null) {
        return fails(rest, -10);
      }
      ws.payloadBuffer.copyFrom(0, rest.block, payload, (int) frame.length, WHERE);
      // The length goes into the other buffer's field: this is how first fragments are lost.
      ws.frameBufferLen = (int) frame.length;
      ws.payloadOriginalOpCode = frame.opCode;
      return true;
    }
    ws.payloadBuffer = memory.realloc(ws.payloadBuffer, ws.payloadBufferLen + frame.length, WHERE);
    if (ws.payloadBuffer == null) {
      return fails(rest, -11);
    }
    ws.payloadBuffer.copyFrom(ws.payloadBufferLen, rest.block, payload, (int) frame.length, WHERE);
    ws.payloadBufferLen += (int) frame.length;
    return true;
  }

  private boolean takes(Rest rest, Frame frame) {
    Block payload;
    if (frame.opCode == CONTINUATION) {
      if (rest.ws.payloadBuffer == null) {
        return fails(rest, -15);
      }
      payload = joined(rest, frame);
      if (payload == null) {
        return fails(rest, -12);
      }
    } else {
      payload = copied(rest, frame);
      if (payload == null) {
        return fails(rest, -13);
      }
    }
    act(rest, frame, payload);
    memory.free(payload, WHERE);
    return true;
  }

  private Block joined(Rest rest, Frame frame) {
    WsInfo ws = rest.ws;
    Block payload = memory.zalloc(ws.payloadBufferLen + frame.length);
    if (payload == null) {
      return null;
    }
    payload.copyFrom(0, ws.payloadBuffer, 0, ws.payloadBufferLen, WHERE);
    payload.copyFrom(
        ws.payloadBufferLen, rest.block, rest.from + frame.offset, (int) frame.length, WHERE);
    memory.free(ws.payloadBuffer, WHERE);
    ws.payloadBuffer = null;
    frame.length += ws.payloadBufferLen;
    ws.payloadBufferLen = 0;
    frame.opCode = ws.payloadOriginalOpCode;
    ws.payloadOriginalOpCode = 0;
    return payload;
  }

  /** A close frame's code is left out, also where there is none. */
  private Block copied(Rest rest, Frame frame) {
    int skipped = frame.opCode == CLOSE && frame.length != 0 ? 2 : 0;
    Block payload = memory.zalloc(frame.length - skipped + 1);
    if (payload != null) {
      int length = (int) frame.length - skipped;
      payload.copyFrom(0, rest.block, rest.from + frame.offset + skipped, length, WHERE);
      payload.put(length, 0, WHERE);
    }
    return payload;
  }

  private void act(Rest rest, Frame frame, Block payload) {
    WsInfo ws = rest.ws;
    int length = (int) frame.length;
    FrameSender.Part data = new FrameSender.Part(rest.block, rest.from + frame.offset, length);
    if (frame.opCode == CLOSE) {
      rest.conn.onSent = conn -> closeSent(ws, conn);
      sender.send(ws, rest.conn, CLOSE, data);
      ws.connectionState = WsInfo.CLOSED;
    } else if (frame.opCode == PING) {
      sender.send(ws, rest.conn, PONG, data);
    } else if (frame.opCode != PONG) {
      events.receive(payload.copy(0, length, WHERE), frame.opCode);
    }
  }

  /** {@code ws_closeSentCallback}: any acknowledgement will do. */
  private void closeSent(WsInfo ws, Espconn conn) {
    ws.knownFailureCode = -6;
    layer.disconnect(conn);
  }

  /** Goes on behind the frame; answers whether anything is there. */
  private boolean moves(Rest rest, Frame frame) {
    WsInfo ws = rest.ws;
    int consumed = frame.offset + (int) frame.length;
    if (consumed == rest.length) {
      if (ws.frameBuffer != null) {
        memory.free(ws.frameBuffer, WHERE);
        ws.frameBuffer = null;
        ws.frameBufferLen = 0;
      }
      return false;
    }
    int before = rest.length;
    rest.length = rest.length - consumed & 0xffff;
    rest.from += consumed;
    if (ws.frameBuffer == null) {
      return true;
    }
    ws.frameBuffer = memory.realloc(ws.frameBuffer, (long) ws.frameBufferLen + rest.length, WHERE);
    if (ws.frameBuffer == null) {
      return fails(rest, -14);
    }
    ws.frameBuffer.copyFrom(ws.frameBufferLen, rest.block, rest.from, rest.length, WHERE);
    ws.frameBufferLen += rest.length;
    rest.block = ws.frameBuffer;
    rest.from = 0;
    if (before == 0 && rest.length == 0 && ++rest.spins == MOST_SPINS) {
      throw UndefinedBehaviour.hang(WHERE + " delivers the same message for ever");
    }
    return true;
  }

  private boolean fails(Rest rest, int code) {
    rest.ws.knownFailureCode = code;
    layer.disconnect(rest.conn);
    return false;
  }
}
