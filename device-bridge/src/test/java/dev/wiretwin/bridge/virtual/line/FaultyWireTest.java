package dev.wiretwin.bridge.virtual.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultyWireTest {
  private final List<String> told = new ArrayList<>();

  private byte[] pass(WireFaults faults, int count) {
    byte[] in = new byte[count];
    for (int i = 0; i < count; i++) {
      in[i] = (byte) i;
    }
    byte[] out = new byte[2 * count];
    FaultyWire wire = new FaultyWire(faults, 9, "to the host", told::add);
    return Arrays.copyOf(out, wire.pass(in, count, out));
  }

  @Test
  void aSoundWireChangesNothing() {
    assertThat(pass(WireFaults.NONE, 5)).containsExactly(0, 1, 2, 3, 4);
    assertThat(told).isEmpty();
  }

  // VB-61, VB-62
  @Test
  void bytesAreLostInRunsAndEachRunIsTold() {
    byte[] left = pass(WireFaults.NONE.withDrop(0.01, 40), 100_000);
    int lost = 0;
    for (String report : told) {
      assertThat(report)
          .matches("dropped \\d+ bytes?( in a row)? at byte \\d+ to the host .seed 9.");
      lost += Integer.parseInt(report.split(" ")[1]);
    }
    assertThat(100_000 - left.length).isBetween(lost - 40, lost);
    assertThat(told.size()).isBetween(600, 1100);
  }

  // VB-62
  @Test
  void turnedBitsAreToldWithTheirPlace() {
    byte[] left = pass(WireFaults.NONE.withFlip(1), 3);
    assertThat(left).hasSize(3);
    for (int i = 0; i < 3; i++) {
      assertThat(left[i]).isNotEqualTo((byte) i);
      assertThat(told.get(i))
          .isEqualTo(
              "turned bits %02x at byte %d to the host (seed 9)", (left[i] ^ i) & 0xFF, i + 1);
    }
  }

  // VB-78
  @Test
  void aChunkComesTwice() {
    assertThat(pass(WireFaults.NONE.withRepeat(1), 3)).containsExactly(0, 1, 2, 0, 1, 2);
    assertThat(told).containsExactly("repeated the 3 bytes ending at byte 3 to the host (seed 9)");
  }

  @Test
  void theSameSeedFailsTheSameWay() {
    WireFaults faults = new WireFaults(0.05, 3, 0.05, 0.5);
    byte[] first = pass(faults, 500);
    assertThat(pass(faults, 500)).isEqualTo(first);
  }
}
