package dev.wiretwin.bridge.virtual.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** VB-07: other firmwares keep more, and lose the newest byte. */
class UartBuffersTest {
  private static final long MILLI = 1_000_000;

  @Test
  void aDriversRingKeepsTheFirstBytesWhileNobodyReads() {
    Receiver receiver = new Receiver(115200, 1, new UartBuffers(1024, 2048, false));
    receiver.start(0);
    byte[] bytes = new byte[8];
    for (int i = 0; i < 200; i++) {
      java.util.Arrays.fill(bytes, (byte) i);
      receiver.arrived(bytes, bytes.length, bytes.length, i * MILLI);
    }
    byte[] read = new byte[2000];
    assertThat(receiver.read(read)).isEqualTo(1024);
    assertThat(read[0]).isZero();
    assertThat(read[1023]).isEqualTo((byte) 127);
    assertThat(receiver.overruns()).isEqualTo(1600 - 1024);
  }

  @Test
  void aHostIsStillWhenItCouldHaveSentForTenCharactersTime() {
    Receiver receiver = new Receiver(115200, 1);
    receiver.start(0);
    receiver.arrived(new byte[11], 11, 11, MILLI);
    assertThat(receiver.isHostStill(20 * MILLI)).as("it had more to send").isFalse();
    receiver.arrived(new byte[5], 5, 11, 21 * MILLI);
    assertThat(receiver.isHostStill(21 * MILLI + MILLI / 2)).isFalse();
    assertThat(receiver.isHostStill(22 * MILLI)).isTrue();
  }

  @Test
  void aWriterWaitsLater() {
    Transmitter sender = new Transmitter(115200, 1, new UartBuffers(1024, 2048, false));
    assertThat(sender.write(new byte[4000], 0, 4000, 0)).isEqualTo(2046);
  }

  @Test
  void impossibleOnesAreRefused() {
    assertThatThrownBy(() -> new UartBuffers(1, 2048, true)).hasMessageContaining("give 128 to");
    assertThatThrownBy(() -> new UartBuffers(1024, 1 << 20, true))
        .hasMessageContaining("give 128 to");
  }
}
