package dev.wiretwin.bridge.virtual.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransmitterTest {
  private static final long MILLI = 1_000_000;

  private final Transmitter sender = new Transmitter(115200, 1);
  private final ByteArrayOutputStream host = new ByteArrayOutputStream();
  private final List<Integer> bursts = new ArrayList<>();
  private final List<String> told = new ArrayList<>();

  private void look(long now, int speed) {
    sender.carry(now, speed);
    byte[] into = new byte[1024];
    for (int n = sender.burst(into, now); n > 0; n = sender.burst(into, now)) {
      host.write(into, 0, n);
      bursts.add(n);
    }
  }

  /** Writes as the firmware does, with a look each millisecond; returns when all has been sent. */
  private long send(byte[] bytes, long now) {
    int done = 0;
    long at = now;
    while (true) {
      done += sender.write(bytes, done, bytes.length - done, at);
      sender.writerWaits(done < bytes.length);
      if (done == bytes.length && sender.isEmpty()) {
        return at;
      }
      at += MILLI;
      look(at, 0);
    }
  }

  private static byte[] counting(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }

  // VB-02
  @Test
  void aKilobyteTakesItsTimeOnTheWire() {
    byte[] sent = counting(11520);
    assertThat(send(sent, 0)).isBetween(1000 * MILLI, 1001 * MILLI);
    assertThat(host.toByteArray()).isEqualTo(sent);
  }

  // VB-02
  @Test // VB-84
  void theHostGetsBurstsOfOneToSixtyFourBytes() {
    send(counting(11520), 0);
    assertThat(bursts).allMatch(n -> n >= 1 && n <= 64);
    assertThat(bursts.stream().distinct().count()).isGreaterThan(40);
  }

  @Test
  void theFirmwareStopsAtAHundredAndTwentySixBytes() {
    assertThat(sender.write(new byte[200], 0, 200, 0)).isEqualTo(126);
    assertThat(sender.hasSpace()).isFalse();
    assertThat(sender.write(new byte[200], 0, 200, 0)).isZero();
    look(MILLI, 0);
    assertThat(sender.hasSpace()).isTrue();
    assertThat(sender.write(new byte[200], 0, 200, MILLI)).isEqualTo(11);
  }

  @Test
  void anIdleWireOwesNothing() {
    send(counting(10), 0);
    long later = 500 * MILLI;
    sender.write(counting(100), 0, 100, later);
    look(later, 0);
    assertThat(host.size()).isEqualTo(10);
    look(later + 9 * MILLI, 0);
    assertThat(host.size()).isEqualTo(110);
  }

  @Test
  void aLateLookIsMadeUpForWhileAWriterWaits() {
    sender.write(new byte[126], 0, 126, 0);
    sender.writerWaits(true);
    look(20 * MILLI, 0);
    sender.write(new byte[126], 0, 126, 20 * MILLI);
    look(20 * MILLI, 0);
    assertThat(sender.sent()).isEqualTo(230);
  }

  @Test // VB-71
  void aSlowLineIsHandedOnBeforeSixteenMillisecondsAreOver() {
    sender.setup(9600);
    sender.write(new byte[100], 0, 100, 0);
    for (long now = 0; now < 100 * MILLI; now += MILLI) {
      look(now, 0);
    }
    assertThat(bursts).hasSizeGreaterThan(4).allMatch(n -> n <= 17);
    assertThat(sender.nextLook()).isBetween(99 * MILLI, 101 * MILLI);
  }

  // VB-03
  @Test
  void aHostAtAnotherRateReadsGarbage() {
    byte[] text = "print(node.heap())".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    sender.write(text, 0, text.length, 0);
    look(5 * MILLI, 9600);
    assertThat(host.toByteArray()).isNotEmpty().isNotEqualTo(text);
    assertThat(sender.garbled()).isEqualTo(text.length);
    host.reset();
    sender.write(text, 0, text.length, 10 * MILLI);
    look(15 * MILLI, 115200);
    assertThat(host.toByteArray()).isEqualTo(text);
  }

  // VB-63
  @Test
  void theBoardIsCutOffAtTheByteAndSpeaksAgainAfterAReset() {
    sender.afflict(WireFaults.NONE, 4, 30, told::add);
    sender.write(counting(100), 0, 100, 0);
    look(2 * MILLI, 0);
    assertThat(sender.wasCut()).isFalse();
    look(8 * MILLI, 0);
    assertThat(sender.wasCut()).isTrue();
    assertThat(sender.wasCut()).isFalse();
    assertThat(sender.write(counting(100), 0, 100, 9 * MILLI)).isEqualTo(100);
    look(20 * MILLI, 0);
    assertThat(host.toByteArray()).isEqualTo(counting(30));
    sender.reset(115200);
    send(counting(40), 30 * MILLI);
    assertThat(host.size()).isEqualTo(70);
    assertThat(sender.sent()).isEqualTo(70);
  }

  // VB-62
  @Test
  void faultsOfTheWireReachTheHost() {
    sender.afflict(WireFaults.NONE.withDrop(1, 1), 4, 0, told::add);
    send(counting(5), 0);
    assertThat(host.size()).isZero();
    assertThat(told).hasSize(5);
  }

  // VB-31
  @Test
  void settingTheRateEmptiesTheFifo() {
    sender.write(counting(50), 0, 50, 0);
    sender.setup(9600);
    assertThat(sender.isEmpty()).isTrue();
    assertThat(sender.baud()).isEqualTo(9600);
    assertThat(sender.nextLook()).isEqualTo(Long.MAX_VALUE);
  }
}
