package dev.wiretwin.api.report;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Writes what lab servers saw on their sockets as a capture (pcap, as tcpdump writes it). Bytes and
 * times are the recorded ones; headers below them are made up: the lab server is 10.0.0.1 port 80,
 * so that every reader looks for HTTP there, targets are 10.0.0.11 and up, and what went through
 * TLS stands there in clear. For one document.
 */
final class WireCapture {
  private static final int MAGIC = 0xA1B2C3D4;
  private static final int SNAP = 262_144;
  private static final int ETHERNET = 1;
  private static final int SERVER = 1;
  private static final int FIRST_CLIENT = 11;
  private static final int SERVER_PORT = 80;
  private static final int FIRST_PORT = 49_152;
  private static final int PORTS = 16_384;

  private final ReportDocument document;
  private final RunTimes times;
  private final List<Timed> packets = new ArrayList<>();
  private int connections;

  private record Timed(Instant at, WireTalk.Packet packet) {}

  WireCapture(ReportDocument document) {
    this.document = document;
    this.times = new RunTimes(document);
  }

  byte[] write() {
    for (ScenarioReport scenario : document.scenarios()) {
      for (ScenarioReport.Tried tried : scenario.attempts()) {
        for (int i = 0; i < tried.targets().size(); i++) {
          target(tried.targets().get(i), FIRST_CLIENT + i);
        }
      }
    }
    packets.sort(Comparator.comparing(Timed::at));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        ByteBuffer.allocate(24)
            .putInt(MAGIC)
            .putShort((short) 2)
            .putShort((short) 4)
            .putInt(0)
            .putInt(0)
            .putInt(SNAP)
            .putInt(ETHERNET)
            .array());
    for (Timed one : packets) {
      out.writeBytes(
          ByteBuffer.allocate(16)
              .putInt((int) one.at.getEpochSecond())
              .putInt(one.at.getNano() / 1_000)
              .putInt(one.packet.bytes().length)
              .putInt(one.packet.length())
              .array());
      out.writeBytes(one.packet.bytes());
    }
    return out.toByteArray();
  }

  private void target(TargetReport target, int address) {
    for (TargetReport.Connection connection : target.connections()) {
      int port = FIRST_PORT + connections++ % PORTS;
      WirePacket up = new WirePacket(address, port, SERVER, SERVER_PORT);
      for (WireTalk.Packet packet : WireTalk.of(connection, up)) {
        packets.add(new Timed(times.at(target, packet.at()), packet));
      }
    }
  }
}
