package dev.wiretwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The sums are checked by hand here, and by tshark in {@code WireCaptureTest}. */
class WirePacketTest {
  private static final WirePacket UP = new WirePacket(11, 0x1234, 1, 80);

  private static int sum(byte[] bytes, int from, int length) {
    int sum = 0;
    for (int i = from; i < from + length; i += 2) {
      sum += (bytes[i] & 0xFF) << 8 | (i + 1 < from + length ? bytes[i + 1] & 0xFF : 0);
    }
    return (sum & 0xFFFF) + (sum >> 16);
  }

  @Test
  void headersStandInFrontOfTheBytes() {
    byte[] packet = UP.packet(0xFFFFFFFFL, 7, WirePacket.PSH | WirePacket.ACK, "abc".getBytes());
    assertThat(packet).hasSize(WirePacket.HEADERS + 3);
    assertThat(HexFormat.of().formatHex(packet, 0, 24))
        .isEqualTo("020000000001" + "02000000000b" + "0800" + "4500002b000040004006");
    assertThat(HexFormat.of().formatHex(packet, 26, 50))
        .isEqualTo("0a00000b" + "0a000001" + "12340050" + "ffffffff" + "00000007" + "5018ffff");
    assertThat(new String(packet, 54, 3, StandardCharsets.US_ASCII)).isEqualTo("abc");
  }

  @Test
  void bothSumsComeOutRight() {
    byte[] packet = UP.packet(1, 2, WirePacket.ACK, "odd".getBytes());
    assertThat(sum(packet, 14, 20)).isEqualTo(0xFFFF);
    // RFC 9293 §3.1: addresses, protocol and length count along
    int pseudo = 0x0A00 + 11 + 0x0A00 + 1 + 6 + 23;
    int all = sum(packet, 34, 23) + pseudo;
    assertThat((all & 0xFFFF) + (all >> 16)).isEqualTo(0xFFFF);
  }

  @Test
  void theOtherDirectionIsTheSameTurnedRound() {
    assertThat(UP.back()).isEqualTo(new WirePacket(1, 80, 11, 0x1234));
    byte[] syn = UP.packet(1, 99, WirePacket.SYN, new byte[0]);
    assertThat(HexFormat.of().formatHex(syn, 42, 46)).isEqualTo("00000000");
  }
}
