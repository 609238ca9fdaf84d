package dev.wiretwin.bridge.virtual.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiverTest {
  private static final long MILLI = 1_000_000;

  private final Receiver receiver = new Receiver(115200, 1);
  private final List<String> told = new ArrayList<>();
  private long now;

  private static byte[] counting(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }

  /** The host has written all these bytes; returns how many interrupts came. */
  private int receive(byte[] bytes, int speed) {
    receiver.start(now);
    int raised = 0;
    int done = 0;
    while (done < bytes.length) {
      now += MILLI;
      int budget = receiver.budget(now, speed);
      int count = Math.min(budget, bytes.length - done);
      if (receiver.arrived(Arrays.copyOfRange(bytes, done, done + count), count, budget, now)) {
        raised++;
      }
      done += count;
    }
    return raised;
  }

  private byte[] read() {
    byte[] into = new byte[1000];
    return Arrays.copyOf(into, receiver.read(into));
  }

  // VB-02
  @Test
  void bytesComeNoFasterThanTheWireCarriesThem() {
    receive(new byte[11520], 0);
    assertThat(now).isBetween(1000 * MILLI, 1001 * MILLI);
    assertThat(receiver.received()).isEqualTo(11520);
  }

  // VB-07, VB-25
  @Test
  void theRingKeepsTheLast256BytesWhileNobodyReads() {
    assertThat(receive(counting(300), 0)).isEqualTo(1);
    assertThat(read()).isEqualTo(Arrays.copyOfRange(counting(300), 44, 300));
    assertThat(receiver.overruns()).isEqualTo(44);
  }

  @Test
  void anInterruptComesForEachFillingOfTheEmptyRing() {
    assertThat(receive(counting(5), 0)).isEqualTo(1);
    assertThat(receive(counting(5), 0)).isZero();
    assertThat(read()).hasSize(10);
    assertThat(receive(counting(5), 0)).isEqualTo(1);
  }

  // VB-72
  @Test
  void aStalledProcessorLosesTheNewestBytesOfTheFifo() {
    receiver.stall(100 * MILLI);
    assertThat(receiver.stallEnd()).isEqualTo(100 * MILLI);
    assertThat(receive(counting(200), 0)).isZero();
    assertThat(read()).isEmpty();
    assertThat(receiver.endStall(99 * MILLI)).isFalse();
    assertThat(receiver.endStall(100 * MILLI)).isTrue();
    assertThat(read()).isEqualTo(counting(128));
    assertThat(receiver.overruns()).isEqualTo(72);
    assertThat(receiver.stallEnd()).isEqualTo(Long.MAX_VALUE);
  }

  // VB-03
  @Test
  void aHostAtAnotherRateIsHeardAsGarbageAtItsOwnPace() {
    byte[] line = "print(1)\n".repeat(10).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    receive(line, 9600);
    assertThat(now).isBetween(92 * MILLI, 96 * MILLI);
    assertThat(receiver.garbled()).isEqualTo(90);
    assertThat(read()).isNotEmpty().isNotEqualTo(line);
    receive(line, 115200);
    assertThat(read()).isEqualTo(line);
  }

  @Test
  void aRestOfAFrameEndsWhenTheHostPauses() {
    receiver.budget(now, 230400);
    now += 20 * MILLI;
    int budget = receiver.budget(now, 230400);
    receiver.arrived(new byte[] {0x20}, 1, budget, now);
    assertThat(read()).isNotEmpty();
  }

  @Test
  void aLateLookTakesNoMoreThanASliceAtATime() {
    receiver.start(0);
    assertThat(receiver.budget(20 * MILLI, 0)).isEqualTo(64);
    Receiver fast = new Receiver(921600, 1);
    fast.start(0);
    assertThat(fast.budget(20 * MILLI, 0)).isEqualTo(184);
    assertThat(fast.nextLook()).isBetween(10_000L, 11_000L);
  }

  @Test
  void whatIsNotMadeUpForComesAtTheLinesRateFromThenOn() {
    receiver.start(0);
    receiver.makeNothingUp(MILLI);
    assertThat(receiver.budget(MILLI, 0)).isEqualTo(11);
    receiver.makeNothingUp(20 * MILLI);
    assertThat(receiver.budget(20 * MILLI, 0)).isEqualTo(11);
    assertThat(receiver.budget(21 * MILLI, 0)).isEqualTo(23);
  }

  @Test
  void aNewRateOwesNothingForTheTimeBefore() {
    receiver.start(0);
    receiver.setup(9600);
    assertThat(receiver.budget(5000 * MILLI, 0)).isZero();
    assertThat(receiver.budget(5002 * MILLI, 0)).isEqualTo(1);
    assertThat(receiver.budget(9000 * MILLI, 115200)).isZero();
  }

  // VB-61
  @Test
  void faultsOfTheWireReachTheBoard() {
    receiver.afflict(WireFaults.NONE.withRepeat(1), 2, told::add);
    receive(counting(100), 0);
    assertThat(read()).hasSize(200);
    assertThat(told.get(0)).contains("to the board (seed 2)");
  }

  // VB-31
  @Test
  void settingTheRateKeepsTheRingAndAResetDoesNot() {
    receive(counting(5), 0);
    receiver.setup(9600);
    assertThat(read()).hasSize(5);
    receive(counting(5), 0);
    receiver.stall(Long.MAX_VALUE - 1);
    receiver.reset(115200);
    assertThat(read()).isEmpty();
    assertThat(receiver.stallEnd()).isEqualTo(Long.MAX_VALUE);
  }
}
