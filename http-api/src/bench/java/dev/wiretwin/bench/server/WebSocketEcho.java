package dev.wiretwin.bench.server;

import java.nio.ByteBuffer;

/**
 * Echoes WebSocket frames with as little work as there can be: no message is assembled and nothing
 * is checked, each payload is unmasked while it moves to its place in the answer, and whatever one
 * read brought leaves in one write. Pings come back as pongs, pongs are dropped, a close is echoed
 * and ends the connection. Only the server's thread calls it.
 */
final class WebSocketEcho implements EchoProtocol {
  private static final int CLOSE = 0x8;
  private static final int PING = 0x9;
  private static final int PONG = 0xA;

  private UpgradeHead upgrade = new UpgradeHead();
  private final byte[] header = new byte[14];
  private int headerBytes;
  private long payloadLeft;
  private long mask;
  private boolean dropping;
  private boolean closing;
  private boolean finished;

  @Override
  public boolean isFinished() {
    return finished;
  }

  @Override
  public int answer(ByteBuffer buffer, int from) {
    int to = 0;
    buffer.position(from);
    if (upgrade != null) {
      if (!upgrade.take(buffer)) {
        return 0;
      }
      byte[] response = upgrade.response();
      upgrade = null;
      buffer.put(0, response);
      to = response.length;
    }
    while (!finished && buffer.hasRemaining()) {
      if (payloadLeft == 0 && headerBytes == 0) {
        to = smallFrames(buffer, to);
      }
      if (payloadLeft > 0) {
        to = payload(buffer, to);
      } else if (headerIsWhole(buffer)) {
        to = header(buffer, to);
      }
      finished = closing && payloadLeft == 0;
    }
    return to;
  }

  /** The straight way for whole data frames of up to 125 bytes, of which there may be a hundred. */
  private int smallFrames(ByteBuffer buffer, int start) {
    int to = start;
    int from = buffer.position();
    int left = buffer.remaining();
    while (left >= 6) {
      int first = buffer.getShort(from);
      int length = first >> 8 & 0x7F;
      if ((first & 0x8008) != 0x8000 || length > 125 || left < 6 + length) {
        break;
      }
      long key = buffer.getInt(from + 2) & 0xFFFF_FFFFL;
      buffer.putShort(to, (short) (first & 0x7FFF));
      unmask(buffer, from + 6, to + 2, length, key << 32 | key);
      from += 6 + length;
      to += 2 + length;
      left -= 6 + length;
    }
    buffer.position(from);
    return to;
  }

  private boolean headerIsWhole(ByteBuffer buffer) {
    while (buffer.hasRemaining()) {
      header[headerBytes++] = buffer.get();
      if (headerBytes >= 2 && headerBytes == 6 + lengthBytes()) {
        headerBytes = 0;
        return true;
      }
    }
    return false;
  }

  /** Bytes of extended length behind the first two (§5.2). */
  private int lengthBytes() {
    return switch (header[1] & 0x7F) {
      case 127 -> 8;
      case 126 -> 2;
      default -> 0;
    };
  }

  /** Writes the answer's header, which is the peer's without mask bit and key. */
  private int header(ByteBuffer buffer, int to) {
    if (header[1] >= 0) {
      throw new IllegalStateException("a client frame without mask");
    }
    int extended = lengthBytes();
    payloadLeft = length(extended);
    mask = mask(2 + extended);
    int opcode = header[0] & 0x0F;
    dropping = opcode == PONG;
    closing = opcode == CLOSE;
    if (dropping) {
      return to;
    }
    buffer.put(to, opcode == PING ? (byte) (header[0] + 1) : header[0]);
    buffer.put(to + 1, (byte) (header[1] & 0x7F));
    buffer.put(to + 2, header, 2, extended);
    return to + 2 + extended;
  }

  private long length(int extended) {
    long length = extended == 0 ? header[1] & 0x7F : 0;
    for (int i = 0; i < extended; i++) {
      length = length << 8 | header[2 + i] & 0xFF;
    }
    return length;
  }

  /** The key twice over, its first byte lowest. */
  private long mask(int at) {
    long key = 0;
    for (int i = 3; i >= 0; i--) {
      key = key << 8 | header[at + i] & 0xFF;
    }
    return key << 32 | key;
  }

  /**
   * Unmasks what is there of the payload; the answer never overtakes the bytes still to be read.
   */
  private int payload(ByteBuffer buffer, int to) {
    int length = (int) Math.min(payloadLeft, buffer.remaining());
    int from = buffer.position();
    payloadLeft -= length;
    buffer.position(from + length);
    if (dropping) {
      return to;
    }
    unmask(buffer, from, to, length, mask);
    mask = Long.rotateRight(mask, (length & 3) << 3);
    return to + length;
  }

  private static void unmask(ByteBuffer buffer, int from, int to, int length, long key) {
    int i = 0;
    for (; i <= length - 8; i += 8) {
      buffer.putLong(to + i, buffer.getLong(from + i) ^ key);
    }
    for (; i < length; i++) {
      buffer.put(to + i, (byte) (buffer.get(from + i) ^ key >>> ((i & 7) << 3)));
    }
  }
}
