package dev.wiretwin.bridge.virtual.websocket;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Puts frames and fragments of a server together, however they are cut, for the client that keeps
 * what the manual promises. On the board's processor only. Source: RFC 6455, section 5.
 */
final class MessageReader {
  private static final int FIRST_CONTROL = 8;
  private static final int LONGEST_CONTROL = 125;

  private byte[] bytes = new byte[0];
  private ByteArrayOutputStream fragments;
  private int fragmentsOpcode;

  /** A whole message or control frame; or a code, when what arrived cannot be understood. */
  record Message(int opcode, byte[] payload, int failure) {}

  void add(byte[] more) {
    byte[] all = Arrays.copyOf(bytes, bytes.length + more.length);
    System.arraycopy(more, 0, all, bytes.length, more.length);
    bytes = all;
  }

  /**
   * The next message.
   *
   * @param room how long one may be, bytes
   * @return null when more bytes are needed
   */
  Message next(int room) {
    while (bytes.length >= 2) {
      int opcode = bytes[0] & 15;
      boolean fin = bytes[0] < 0;
      int form = bytes[1] & 0x7f;
      int header = form == 126 ? 4 : form == 127 ? 10 : 2;
      if ((bytes[0] & 0x70) != 0
          || bytes[1] < 0
          || opcode >= FIRST_CONTROL && form > LONGEST_CONTROL) {
        return failure(-99);
      }
      if (bytes.length < header) {
        return null;
      }
      long length = length(form, header);
      if (length < 0 || length + (fragments == null ? 0 : fragments.size()) > room) {
        return failure(-8);
      }
      if (bytes.length < header + length) {
        return null;
      }
      byte[] payload = Arrays.copyOfRange(bytes, header, header + (int) length);
      bytes = Arrays.copyOfRange(bytes, header + (int) length, bytes.length);
      Message whole = whole(opcode, fin, payload);
      if (whole != null) {
        return whole;
      }
    }
    return null;
  }

  private long length(int form, int header) {
    if (header == 2) {
      return form;
    }
    long length = 0;
    for (int i = 2; i < header; i++) {
      length = length << 8 | bytes[i] & 0xff;
    }
    return length;
  }

  private Message whole(int opcode, boolean fin, byte[] payload) {
    if (opcode >= FIRST_CONTROL) {
      return fin ? new Message(opcode, payload, 0) : failure(-15);
    }
    if ((opcode == 0) == (fragments == null)) {
      return failure(-15);
    }
    if (opcode != 0 && fin) {
      return new Message(opcode, payload, 0);
    }
    if (opcode != 0) {
      fragments = new ByteArrayOutputStream();
      fragmentsOpcode = opcode;
    }
    fragments.writeBytes(payload);
    if (!fin) {
      return null;
    }
    byte[] joined = fragments.toByteArray();
    fragments = null;
    return new Message(fragmentsOpcode, joined, 0);
  }

  private static Message failure(int code) {
    return new Message(0, new byte[0], code);
  }
}
