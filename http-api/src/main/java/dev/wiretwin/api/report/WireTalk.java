package dev.wiretwin.api.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Makes packets of one recorded connection as TCP would have sent them: handshake, segments with
 * their acknowledgements, FIN or RST. What a report does not keep of a write is left out of its
 * packets, and counted. For one connection.
 */
final class WireTalk {
  private static final int SEGMENT = 1_460;

  /** Segments after which the other side says that it has them: well below its window. */
  private static final int WINDOWFUL = 16;

  private static final long FIRST_CLIENT = 1_000;
  private static final long FIRST_SERVER = 5_000;

  /** Device ms between packets that belong together. */
  private static final double STEP_MS = 0.001;

  private static final byte[] NOTHING = {};

  private final WirePacket up;
  private final List<Packet> packets = new ArrayList<>();
  private long client = FIRST_CLIENT;
  private long server = FIRST_SERVER;

  /**
   * @param bytes as captured
   * @param length on the wire
   */
  record Packet(double at, byte[] bytes, int length) {}

  /** One thing somebody did; ordered by time, and of one time by kind. */
  private record Act(double at, int kind, boolean byClient, Payload payload, boolean reset) {}

  private WireTalk(WirePacket up) {
    this.up = up;
  }

  /**
   * @param up from the client to the server
   */
  static List<Packet> of(TargetReport.Connection connection, WirePacket up) {
    return new WireTalk(up).play(connection);
  }

  private List<Packet> play(TargetReport.Connection one) {
    open(one.acceptedAt());
    for (Act act : acts(one)) {
      if (act.payload != null) {
        data(act.at, act.byClient, act.payload);
      } else if (act.reset) {
        send(act.at, act.byClient, WirePacket.RST | WirePacket.ACK, NOTHING, 0);
        break;
      } else {
        send(act.at, act.byClient, WirePacket.FIN | WirePacket.ACK, NOTHING, 1);
        send(act.at + STEP_MS, !act.byClient, WirePacket.ACK, NOTHING, 0);
      }
    }
    return packets;
  }

  private static List<Act> acts(TargetReport.Connection one) {
    List<Act> acts = new ArrayList<>();
    one.received().forEach(read -> acts.add(new Act(read.at(), 0, true, read.payload(), false)));
    one.sent().forEach(write -> acts.add(new Act(write.at(), 1, false, write.payload(), false)));
    for (TargetReport.End end : one.ends()) {
      boolean byClient = end.who().equals("client");
      acts.add(new Act(end.at(), 2, byClient, null, end.how().equals("rst")));
    }
    acts.sort(Comparator.comparingDouble(Act::at).thenComparingInt(Act::kind));
    return acts;
  }

  private void open(double at) {
    send(at - 2 * STEP_MS, true, WirePacket.SYN, NOTHING, 1);
    send(at - STEP_MS, false, WirePacket.SYN | WirePacket.ACK, NOTHING, 1);
    send(at, true, WirePacket.ACK, NOTHING, 0);
  }

  private void data(double at, boolean byClient, Payload payload) {
    byte[] kept = payload.bytes();
    for (int from = 0; from < payload.length(); from += SEGMENT) {
      int length = Math.min(SEGMENT, payload.length() - from);
      boolean last = from + length == payload.length();
      int known = Math.max(0, Math.min(length, kept.length - from));
      byte[] segment = new byte[length];
      System.arraycopy(kept, Math.min(from, kept.length), segment, 0, known);
      int flags = last ? WirePacket.PSH | WirePacket.ACK : WirePacket.ACK;
      Packet whole = packet(at, byClient, flags, segment);
      packets.add(
          new Packet(
              at,
              Arrays.copyOf(whole.bytes, whole.bytes.length - (length - known)),
              whole.bytes.length));
      advance(byClient, length);
      if (!last && from / SEGMENT % WINDOWFUL == WINDOWFUL - 1) {
        send(at, !byClient, WirePacket.ACK, NOTHING, 0);
      }
    }
    if (payload.length() > 0) {
      send(at + STEP_MS, !byClient, WirePacket.ACK, NOTHING, 0);
    }
  }

  private void send(double at, boolean byClient, int flags, byte[] payload, int counts) {
    packets.add(packet(at, byClient, flags, payload));
    advance(byClient, counts);
  }

  private Packet packet(double at, boolean byClient, int flags, byte[] payload) {
    byte[] bytes =
        byClient
            ? up.packet(client, server, flags, payload)
            : up.back().packet(server, client, flags, payload);
    return new Packet(at, bytes, bytes.length);
  }

  private void advance(boolean byClient, int bytes) {
    if (byClient) {
      client += bytes;
    } else {
      server += bytes;
    }
  }
}
