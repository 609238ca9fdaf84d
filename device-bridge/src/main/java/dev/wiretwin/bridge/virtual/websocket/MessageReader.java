package dev.wiretwin.bridge.virtual.websocket;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Puts frames and fragments of a server together, however they are cut, for the client that keeps
 * what the manual promises. On the board's processor only. Source: RFC 6455, section 5.
 */
final class MessageReader {
  private static final int TEXT = 1;
  private static final int FIRST_CONTROL = 8;
  private static final int CLOSE = 8;

  /** Behind continuation, text and binary, and behind close, ping and pong, nothing is defined. */
  private static final int LAST_OF_ITS_KIND = 2;

  private static final int PROTOCOL_ERROR = 1002;
  private static final int NO_UTF8 = 1007;
  private static final int TOO_BIG = 1009;
  private static final int LONGEST_CONTROL = 125;

  private byte[] bytes = new byte[0];
  private ByteArrayOutputStream fragments;
  private int fragmentsOpcode;

  /**
   * A whole message or control frame; or a code, when what arrived cannot be understood.
   *
   * @param goodbye what to tell the server of the failure
   */
  record Message(int opcode, byte[] payload, int failure, int goodbye) {}

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
          || (opcode & 7) > LAST_OF_ITS_KIND
          || opcode >= FIRST_CONTROL && form > LONGEST_CONTROL) {
        return failure(-99, PROTOCOL_ERROR);
      }
      if (bytes.length < header) {
        return null;
      }
      long length = length(form, header);
      if (length < 0 || form == 126 && length < 126 || form == 127 && length < 65536) {
        return failure(-99, PROTOCOL_ERROR);
      } else if (length + (fragments == null ? 0 : fragments.size()) > room) {
        return failure(-8, TOO_BIG);
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
      return fin ? checked(opcode, payload) : failure(-15, PROTOCOL_ERROR);
    }
    if ((opcode == 0) == (fragments == null)) {
      return failure(-15, PROTOCOL_ERROR);
    }
    if (opcode != 0 && fin) {
      return checked(opcode, payload);
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
    return checked(fragmentsOpcode, joined);
  }

  private static Message checked(int opcode, byte[] payload) {
    if (opcode == TEXT && !isUtf8(payload, 0)) {
      return failure(-99, NO_UTF8);
    } else if (opcode == CLOSE && payload.length > 0 && !isCloseCode(payload)) {
      return failure(-99, PROTOCOL_ERROR);
    } else if (opcode == CLOSE && payload.length > 2 && !isUtf8(payload, 2)) {
      return failure(-99, NO_UTF8);
    }
    return new Message(opcode, payload, 0, 0);
  }

  /** Section 7.4: those that may be sent. */
  private static boolean isCloseCode(byte[] payload) {
    int code = payload.length < 2 ? 0 : (payload[0] & 0xff) << 8 | payload[1] & 0xff;
    boolean defined = code >= 1000 && code <= 1014 && (code < 1004 || code > 1006);
    return defined || code >= 3000 && code <= 4999;
  }

  private static boolean isUtf8(byte[] bytes, int from) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, bytes.length - from));
      return true;
    } catch (CharacterCodingException broken) {
      return false;
    }
  }

  private static Message failure(int code, int goodbye) {
    return new Message(0, new byte[0], code, goodbye);
  }
}
