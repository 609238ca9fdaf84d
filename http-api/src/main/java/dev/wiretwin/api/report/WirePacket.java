package dev.wiretwin.api.report;

import java.nio.ByteBuffer;

/**
 * Puts bytes into the Ethernet, IPv4 and TCP headers (RFC 791, 9293) of one direction of a
 * connection, checksums included. A value.
 *
 * @param from last number of the sender's address, 1 to 255
 * @param fromPort of the sender
 * @param to last number of the receiver's address
 * @param toPort of the receiver
 */
record WirePacket(int from, int fromPort, int to, int toPort) {
  static final int FIN = 1;
  static final int SYN = 2;
  static final int RST = 4;
  static final int PSH = 8;
  static final int ACK = 16;

  private static final int ETHERNET = 14;
  private static final int IP = 20;
  private static final int TCP = 20;
  static final int HEADERS = ETHERNET + IP + TCP;

  private static final int NET = 10 << 24;
  private static final int TTL = 64;
  private static final int PROTOCOL_TCP = 6;
  private static final int WINDOW = 65_535;
  private static final int DONT_FRAGMENT = 0x4000;

  /** The same the other way round. */
  WirePacket back() {
    return new WirePacket(to, toPort, from, fromPort);
  }

  /**
   * @param seq and {@code ack} modulo 2³²
   * @param flags of TCP
   */
  byte[] packet(long seq, long ack, int flags, byte[] payload) {
    ByteBuffer out = ByteBuffer.allocate(HEADERS + payload.length);
    mac(out, to);
    mac(out, from);
    out.putShort((short) 0x0800);
    out.put((byte) 0x45).put((byte) 0).putShort((short) (IP + TCP + payload.length));
    out.putShort((short) 0).putShort((short) DONT_FRAGMENT);
    out.put((byte) TTL).put((byte) PROTOCOL_TCP).putShort((short) 0);
    out.putInt(NET + from).putInt(NET + to);
    out.putShort((short) fromPort).putShort((short) toPort);
    out.putInt((int) seq).putInt((flags & ACK) == 0 ? 0 : (int) ack);
    out.put((byte) (TCP / 4 << 4)).put((byte) flags).putShort((short) WINDOW);
    out.putShort((short) 0).putShort((short) 0);
    out.put(payload);
    byte[] bytes = out.array();
    out.putShort(ETHERNET + 10, sum(bytes, ETHERNET, IP, 0));
    int pseudo = (NET >>> 16) * 2 + from + to + PROTOCOL_TCP + TCP + payload.length;
    out.putShort(ETHERNET + IP + 16, sum(bytes, ETHERNET + IP, TCP + payload.length, pseudo));
    return bytes;
  }

  /** Locally administered. */
  private static void mac(ByteBuffer out, int number) {
    out.put((byte) 2).put((byte) 0).putInt(number);
  }

  /** The Internet checksum (RFC 1071). */
  private static short sum(byte[] bytes, int from, int length, int start) {
    long sum = start;
    for (int i = 0; i < length; i++) {
      sum += i % 2 == 0 ? (bytes[from + i] & 0xFF) << 8 : bytes[from + i] & 0xFF;
    }
    while (sum >> 16 != 0) {
      sum = (sum & 0xFFFF) + (sum >> 16);
    }
    return (short) ~sum;
  }
}
