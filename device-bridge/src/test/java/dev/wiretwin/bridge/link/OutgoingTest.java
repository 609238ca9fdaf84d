package dev.wiretwin.bridge.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutgoingTest {
  private static final long MS = 1_000_000;
  private static final LinkSettings SETTINGS = new LinkSettings(115_200, 4, 80 * MS, 3);

  private final Outgoing outgoing = new Outgoing(SETTINGS);
  private final List<Integer> done = new ArrayList<>();
  private int added;
  private long now = 5;

  private void add(int count) {
    for (int i = 0; i < count; i++) {
      int number = added++;
      outgoing.add(new Parcel('s', 1, number % 256, new byte[] {1}), () -> done.add(number));
    }
  }

  /** Numbers of all frames that may be sent now. */
  private List<Integer> taken() {
    List<Integer> numbers = new ArrayList<>();
    for (Frame frame = outgoing.take(9, now); frame != null; frame = outgoing.take(9, now)) {
      assertThat(frame.kind()).isEqualTo(Frame.Kind.DATA);
      assertThat(frame.ack()).isEqualTo(9);
      numbers.add(frame.seq());
    }
    return numbers;
  }

  /** Has the window as wide as it gets, with nothing under way; answers the next number. */
  private int opened() {
    int next = 0;
    for (int i = 0; i < 10; i++) {
      add(1);
      taken();
      next++;
      outgoing.acknowledged(next, now);
    }
    done.clear();
    return next;
  }

  @Test
  void nothingIsTakenWhereNothingIsToBeSent() {
    assertThat(outgoing.isEmpty()).isTrue();
    assertThat(taken()).isEmpty();
    assertThat(outgoing.deadline()).isEqualTo(Long.MAX_VALUE);
    assertThat(outgoing.look(now + 1_000_000 * MS)).isTrue();
  }

  @Test
  void theWindowOpensByOneForEachWindowThatIsAcknowledged() {
    add(30);
    assertThat(taken()).containsExactly(0);
    outgoing.acknowledged(1, now);
    assertThat(taken()).containsExactly(1, 2);
    outgoing.acknowledged(2, now);
    outgoing.acknowledged(3, now);
    assertThat(taken()).containsExactly(3, 4, 5);
    outgoing.acknowledged(6, now);
    assertThat(taken()).containsExactly(6, 7, 8, 9);
    outgoing.acknowledged(10, now);
    assertThat(taken()).containsExactly(10, 11, 12, 13);
    outgoing.acknowledged(11, now);
    assertThat(taken()).containsExactly(14);
    assertThat(done).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(outgoing.next()).isEqualTo(15);
    assertThat(outgoing.isEmpty()).isFalse();
  }

  @Test
  void whatIsMissingIsSentAgainInAWindowHalfAsWide() {
    int base = opened();
    add(6);
    assertThat(taken()).hasSize(4);
    outgoing.missed(base);
    assertThat(taken()).containsExactly(base, base + 1);
    assertThat(outgoing.resent()).isEqualTo(4);
    outgoing.acknowledged(base + 1, now);
    assertThat(taken()).containsExactly(base + 2);
    outgoing.missed(base + 1);
    assertThat(taken()).containsExactly(base + 1);
    outgoing.missed(base + 1);
    assertThat(taken()).containsExactly(base + 1);
  }

  @Test
  void aComplaintAboutSomethingElseChangesNothing() {
    int base = opened();
    outgoing.missed(base);
    add(4);
    assertThat(taken()).hasSize(4);
    outgoing.missed(base + 1);
    outgoing.missed(base - 1);
    assertThat(taken()).isEmpty();
    assertThat(outgoing.resent()).isZero();
  }

  @Test
  void anAcknowledgementOfWhatHasNotYetBeenSentAgainCounts() {
    int base = opened();
    add(6);
    taken();
    outgoing.missed(base);
    outgoing.take(9, now);
    outgoing.acknowledged(base + 3, now);
    assertThat(done).containsExactly(10, 11, 12);
    assertThat(taken()).containsExactly(base + 3, base + 4, base + 5);
    outgoing.acknowledged(base + 6, now);
    assertThat(done).containsExactly(10, 11, 12, 13, 14, 15);
    assertThat(outgoing.isEmpty()).isTrue();
    assertThat(outgoing.deadline()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void anAcknowledgementOfWhatWasNeverSentIsIgnored() {
    int base = opened();
    add(6);
    taken();
    for (int ack = 0; ack < 256; ack++) {
      if (ack < base || ack > base + 4) {
        outgoing.acknowledged(ack, now);
      }
    }
    assertThat(done).isEmpty();
    assertThat(taken()).isEmpty();
  }

  @Test
  void numbersBeginAgainAfter255() {
    add(2_000);
    int next = 0;
    for (int seed = 0; next < 2_000; seed++) {
      Random random = new Random(seed);
      for (int number : taken()) {
        assertThat(number).isEqualTo(next++ % 256);
      }
      if (next < 2_000 && random.nextInt(5) == 0) {
        outgoing.acknowledged((next - 1) % 256, now); // all but one
        next = done.size();
        outgoing.missed(next % 256);
      } else {
        outgoing.acknowledged(next % 256, now);
      }
    }
    assertThat(done).hasSize(2_000).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aRecordIsDoneWhenItsLastPieceIs() {
    outgoing.add(new Parcel('s', 1, 1, new byte[700]), () -> done.add(1));
    add(1);
    int next = 0;
    for (int i = 0; i < 3; i++) {
      assertThat(done).isEmpty();
      next += taken().size();
      outgoing.acknowledged(Math.min(next, 2), now);
      taken();
    }
    outgoing.acknowledged(3, now);
    assertThat(done).containsExactly(1);
    taken();
    outgoing.acknowledged(4, now);
    assertThat(done).containsExactly(1, 0);
  }

  @Test
  void whoHearsOfADoneRecordMaySendTheNext() {
    outgoing.add(Parcel.of('a', 1), () -> outgoing.add(Parcel.of('b', 1), () -> done.add(2)));
    taken();
    outgoing.acknowledged(1, now);
    assertThat(taken()).containsExactly(1);
    outgoing.acknowledged(2, now);
    assertThat(done).containsExactly(2);
  }

  @Test
  void silenceIsBornLongerEachTimeAndReportedInTheEnd() {
    add(1);
    taken();
    long bytes = 2 * SETTINGS.nanos(4 + Frame.MOST_PAYLOAD);
    for (int silence = 0; silence < 3; silence++) {
      assertThat(outgoing.deadline()).isEqualTo(now + (80 * MS << silence) + bytes);
      assertThat(outgoing.look(outgoing.deadline() - 1)).isTrue();
      assertThat(taken()).isEmpty();
      now = outgoing.deadline();
      assertThat(outgoing.look(now)).isEqualTo(silence < 2);
      assertThat(taken()).containsExactly(0);
    }
    assertThat(outgoing.resent()).isEqualTo(3);
  }

  @Test
  void patienceHasAnEnd() {
    Outgoing patient = new Outgoing(new LinkSettings(115_200, 4, 80 * MS, 100));
    patient.add(Parcel.of('s', 1), () -> {});
    for (int silence = 0; silence < 20; silence++) {
      patient.take(0, now);
      assertThat(patient.deadline() - now).isLessThan(8 * 80 * MS + 100 * MS);
      now = patient.deadline();
      patient.look(now);
    }
  }

  @Test
  void anAcknowledgementEndsTheSilence() {
    int base = opened();
    add(5);
    taken();
    for (int i = 0; i < 10; i++) {
      now = outgoing.deadline();
      assertThat(outgoing.look(now)).isTrue();
      taken();
      if (i % 2 == 1 && i < 8) {
        outgoing.acknowledged(++base, now);
        taken();
      }
    }
    now = outgoing.deadline();
    assertThat(outgoing.look(now)).isFalse();
  }

  @Test
  void moreBytesUnderWayAreGivenMoreTime() {
    opened();
    outgoing.add(new Parcel('s', 1, 1, new byte[900]), () -> {});
    outgoing.take(0, now);
    long one = outgoing.deadline();
    outgoing.take(0, now);
    assertThat(outgoing.deadline() - one)
        .isCloseTo(2 * SETTINGS.nanos(Frame.MOST_STUFFED), within(3L));
  }

  @Test
  void timeRunsFromTheLastAcknowledgement() {
    int base = opened();
    add(2);
    taken();
    long before = outgoing.deadline();
    outgoing.acknowledged(base + 1, now + 50 * MS);
    assertThat(outgoing.deadline()).isCloseTo(before + 50 * MS - 2 * SETTINGS.nanos(4), within(3L));
    outgoing.acknowledged(base + 2, now + 60 * MS);
    assertThat(outgoing.deadline()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void whoOnlyComplainsIsGivenUpToo() {
    add(1);
    int complaints = 0;
    while (outgoing.look(now)) {
      assertThat(taken()).containsExactly(0);
      outgoing.missed(0);
      complaints++;
      assertThat(complaints).isLessThan(1_000);
    }
    assertThat(complaints).isEqualTo(8 * SETTINGS.attempts());
  }
}
