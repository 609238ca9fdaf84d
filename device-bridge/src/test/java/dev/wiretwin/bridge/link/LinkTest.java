package dev.wiretwin.bridge.link;

import static dev.wiretwin.bridge.link.LinkBench.MS;
import static dev.wiretwin.bridge.link.LinkBench.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinkTest {
  private final LinkBench bench = LinkBench.up();
  private final Link link = bench.link;
  private final List<String> done = new ArrayList<>();

  private void send(String name) {
    link.send(Parcel.of(name.charAt(0), 1), () -> done.add(name), bench.now);
  }

  // ---- towards the board

  @Test
  void recordsGoOutInOrderAndAreAcknowledgedInOrder() {
    send("a");
    send("b");
    send("c");
    assertThat(bench.sentInShort()).isEqualTo("DATA0/0");
    bench.acknowledge(1);
    assertThat(bench.sentInShort()).isEqualTo("DATA1/0 DATA2/0");
    bench.acknowledge(3);
    assertThat(done).containsExactly("a", "b", "c");
    assertThat(link.deadline()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void dataCarriesAcknowledgementsBothWays() {
    send("a");
    bench.sent();
    bench.data(0, 1, 'R', 1, 0);
    assertThat(done).containsExactly("a");
    assertThat(bench.sentInShort()).isEqualTo("ACK1/1");
    link.send(Parcel.of('b', 1), () -> bench.data(1, 1, 'R', 1, 0), bench.now);
    assertThat(bench.sentInShort()).isEqualTo("DATA1/1");
  }

  @Test
  void whatIsMissingAtTheBoardIsSentAgain() {
    send("a");
    bench.sent();
    bench.complain(0);
    assertThat(bench.sentInShort()).isEqualTo("DATA0/0");
    assertThat(link.counters().resent()).isEqualTo(1);
  }

  @Test
  void aLostAcknowledgementIsMadeUpForByTheNext() {
    send("a");
    send("b");
    bench.acknowledge(1);
    send("c");
    bench.acknowledge(3);
    assertThat(done).containsExactly("a", "b", "c");
  }

  @Test
  void silenceIsAnsweredBySendingAgainThenReported() {
    send("a");
    send("b");
    bench.sent();
    bench.pass(130 * MS);
    assertThat(bench.sentInShort()).isEqualTo("DATA0/0");
    bench.pass(210 * MS);
    assertThat(bench.sentInShort()).isEqualTo("DATA0/0");
    assertThat(bench.heard).isEmpty();
    bench.pass(10_000 * MS);
    assertThat(bench.heard).hasToString("silent");
    assertThat(bench.sent()).isEmpty();
    assertThat(link.isUp()).isFalse();
    assertThat(link.deadline()).isEqualTo(Long.MAX_VALUE);
    assertThat(link.counters().resent()).isEqualTo(3);
    assertThat(done).isEmpty();
  }

  @Test
  void whoHearsOfSilenceMayBeginAnew() {
    bench.onSilence = () -> link.begin(SESSION + 1, bench.now);
    send("a");
    bench.sent();
    bench.pass(700 * MS);
    assertThat(bench.heard).hasToString("silent");
    assertThat(
            bench.sent().stream()
                .filter(f -> f.kind() == Frame.Kind.CONTROL)
                .map(f -> f.payload()[2]))
        .containsOnly((byte) 0x35);
  }

  // ---- from the board

  @Test
  void recordsArriveOnceHoweverOftenTheyAreSent() {
    bench.data(0, 0, 'R', 1, 0, 'a');
    assertThat(bench.sentInShort()).isEqualTo("ACK0/1");
    bench.data(0, 0, 'R', 1, 0, 'a');
    assertThat(bench.sentInShort()).isEqualTo("ACK0/1");
    bench.data(1, 0, 'R', 1, 0, 'b');
    bench.data(0, 0, 'R', 1, 0, 'a');
    bench.data(1, 0, 'R', 1, 0, 'b');
    assertThat(bench.heard).hasToString("R(a)R(b)");
  }

  /** Two records of two pieces each: one piece is under way, three wait. */
  private void busy() {
    for (int i = 0; i < 2; i++) {
      link.send(new Parcel('s', 1, 2, new byte[400]), () -> {}, bench.now);
    }
    assertThat(bench.sentInShort()).isEqualTo("DATA0/0");
  }

  @Test
  void anAcknowledgementWaitsForDataThatIsToBeSentAnyway() {
    busy();
    bench.data(0, 0, 'R', 1, 0);
    assertThat(bench.sentInShort()).isEmpty();
    bench.data(1, 1, 'R', 1, 0);
    assertThat(bench.sentInShort()).isEqualTo("DATA1/2 DATA2/2");
  }

  @Test
  void anAcknowledgementDoesNotWaitForLong() {
    busy();
    bench.data(0, 0, 'R', 1, 0);
    bench.pass(20 * MS);
    assertThat(bench.sentInShort()).isEmpty();
    bench.pass(1 * MS);
    assertThat(bench.sentInShort()).isEqualTo("ACK1/1");
  }

  @Test
  void acknowledgementsOfThreeFramesDoNotWait() {
    busy();
    bench.data(0, 0, 'R', 1, 0);
    bench.data(1, 0, 'R', 1, 0);
    assertThat(bench.sentInShort()).isEmpty();
    bench.data(2, 0, 'R', 1, 0);
    assertThat(bench.sentInShort()).isEqualTo("ACK1/3");
    bench.data(2, 0, 'R', 1, 0);
    assertThat(bench.sentInShort()).isEqualTo("ACK1/3");
  }

  @Test
  void whatComesTooEarlyIsComplainedAboutOnceInAWhile() {
    bench.data(1, 0, 'R', 1, 0);
    bench.data(2, 0, 'R', 1, 0);
    bench.data(3, 0, 'R', 1, 0);
    assertThat(bench.sentInShort()).isEqualTo("MISSING0/0");
    bench.now += 100 * MS;
    bench.data(2, 0, 'R', 1, 0);
    assertThat(bench.sentInShort()).isEqualTo("MISSING0/0");
    assertThat(bench.received).isEmpty();
    bench.data(0, 0, 'R', 1, 0);
    bench.data(2, 0, 'R', 1, 0);
    assertThat(bench.sentInShort()).isEqualTo("ACK0/1 MISSING0/1");
  }

  @Test
  void aDamagedFrameIsComplainedAboutAtOnce() {
    byte[] line = new Frame(Frame.Kind.DATA, 0, 0, new byte[] {'R', 1, 0}).line(SESSION);
    line[5] ^= 1;
    bench.comes(line);
    assertThat(bench.sentInShort()).isEqualTo("MISSING0/0");
    assertThat(link.counters()).isEqualTo(new LinkCounters(1, 1, 0));
  }

  @Test
  void numbersBeginAgainAfter255() {
    for (int i = 0; i < 1_000; i++) {
      bench.data(i, 0, 'R', 1, 0, 'a' + i % 26);
      assertThat(bench.sentInShort()).isEqualTo("ACK0/" + (i + 1) % 256);
      bench.data(i, 0, 'R', 1, 0, 'a' + i % 26);
      assertThat(bench.sentInShort()).isEqualTo("ACK0/" + (i + 1) % 256);
    }
    assertThat(bench.received).hasSize(1_000);
    assertThat(bench.received.get(999).data()).containsExactly('a' + 999 % 26);
  }

  @Test
  void aRecordOfManyPiecesIsPutTogether() {
    bench.data(0, 0, 'R' | 0x80, 1, 2, 'a');
    bench.data(1, 0, 0x80, 'b', 0, '\n');
    bench.data(2, 0, 0, '~');
    assertThat(bench.received)
        .singleElement()
        .usingRecursiveComparison()
        .isEqualTo(new Parcel('R', 1, 2, new byte[] {'a', 'b', 0, '\n', '~'}));
  }

  @Test
  void aRecordThatNeverEndsIsCutOff() {
    byte[] piece = new byte[230];
    int pieces = Link.MOST_RECEIVED / 229 + 1_000;
    for (int i = 0; i < pieces; i++) {
      piece[0] = (byte) (i == 0 ? 'R' | 0x80 : i == pieces - 1 ? 0 : 0x80);
      bench.comes(new Frame(Frame.Kind.DATA, i % 256, 0, piece).line(SESSION));
    }
    assertThat(bench.received)
        .singleElement()
        .satisfies(p -> assertThat(p.data()).hasSize(Link.MOST_RECEIVED));
  }

  @Test
  void recordsThatAreNoneAreAcknowledgedAndForgotten() {
    bench.data(0, 0, 1);
    bench.data(1, 0, 'R');
    bench.data(2, 0, 0, 5);
    bench.data(3, 0, 0x7F, 1, 1, 1);
    bench.data(4, 0, 'R', 1, 1, 'k');
    assertThat(bench.heard).hasToString("R(k)");
    assertThat(bench.sentInShort()).endsWith("ACK0/5");
  }

  // ---- console

  @Test
  void textAndFramesKeepTheirOrder() {
    byte[] frame = new Frame(Frame.Kind.DATA, 0, 0, new byte[] {'R', 1, 0}).line(SESSION);
    byte[] all = Arrays.copyOf("hello".getBytes(), 5 + frame.length + 2);
    System.arraycopy(frame, 0, all, 5, frame.length);
    all[5 + frame.length] = '>';
    all[6 + frame.length] = ' ';
    bench.comes(all);
    assertThat(bench.heard).hasToString("helloR()> ");
  }

  @Test
  void aMarkInTheTextIsHeldBackForAWhileOnly() {
    bench.comes("user@host:~");
    assertThat(bench.heard).hasToString("user@host:");
    assertThat(link.deadline()).isEqualTo(bench.now + LineReader.HELD_NANOS);
    bench.pass(200 * MS);
    assertThat(bench.heard).hasToString("user@host:~");
    assertThat(link.deadline()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void whicheverIsDueFirstIsTheDeadline() {
    send("a");
    long resend = link.deadline();
    bench.comes("~");
    assertThat(link.deadline()).isEqualTo(Math.min(resend, bench.now + LineReader.HELD_NANOS));
    bench.now += 30 * MS;
    bench.comes("x");
    assertThat(link.deadline()).isEqualTo(resend);
    link.end();
    assertThat(link.deadline()).isEqualTo(bench.now + LineReader.HELD_NANOS);
  }

  @Test
  void nothingThatComesMakesItThrow() {
    for (int seed = 0; seed < 3_000; seed++) {
      Random random = new Random(seed);
      for (int i = 0; i < 10; i++) {
        byte[] payload = new byte[random.nextInt(12)];
        random.nextBytes(payload);
        Frame.Kind kind = Frame.Kind.values()[random.nextInt(4)];
        boolean bare = kind == Frame.Kind.ACK || kind == Frame.Kind.MISSING || payload.length == 0;
        Frame lie =
            new Frame(
                bare && kind == Frame.Kind.DATA ? Frame.Kind.ACK : kind,
                random.nextInt(256),
                random.nextInt(256),
                bare ? new byte[0] : payload);
        bench.comes(lie.line(SESSION));
        bench.comes(payload);
        if (link.isUp() && random.nextInt(4) == 0) {
          link.send(new Parcel('s', 1, 1, new byte[random.nextInt(600)]), () -> {}, bench.now);
        }
        bench.pass(random.nextInt(100) * MS);
      }
      if (!link.isUp()) {
        link.begin(SESSION, bench.now);
        bench.greet(SESSION);
      }
    }
    assertThat(bench.received).isNotEmpty();
    assertThat(link.counters().damaged()).isPositive();
  }
}
