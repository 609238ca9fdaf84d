package dev.wiretwin.bridge.link;

import static dev.wiretwin.bridge.link.LinkBench.MS;
import static dev.wiretwin.bridge.link.LinkBench.SESSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How sessions of a {@link Link} begin and end. */
class LinkSessionsTest {
  private final LinkBench bench = LinkBench.up();
  private final Link link = bench.link;
  private final List<String> done = new ArrayList<>();

  private void send(String name) {
    link.send(Parcel.of(name.charAt(0), 1), () -> done.add(name), bench.now);
  }

  @Test
  void helloTellsSessionAndPatienceUntilItIsAnswered() {
    LinkBench fresh = new LinkBench();
    fresh.link.begin(SESSION, fresh.now);
    Frame hello = fresh.sent().get(0);
    assertThat(hello.kind()).isEqualTo(Frame.Kind.CONTROL);
    // 80 ms and six frames of 241 bytes are 205 ms
    assertThat(hello.payload()).containsExactly('h', 0x12, 0x34, 21);
    assertThat(fresh.link.isUp()).isFalse();
    fresh.pass(291 * MS);
    assertThat(fresh.sent()).isEmpty();
    fresh.pass(1 * MS);
    assertThat(fresh.sent()).singleElement().usingRecursiveComparison().isEqualTo(hello);
    fresh.greet(SESSION);
    assertThat(fresh.link.isUp()).isTrue();
    assertThat(fresh.heard).hasToString("begun(42)");
    assertThat(fresh.link.deadline()).isEqualTo(Long.MAX_VALUE);
    fresh.pass(10_000 * MS);
    assertThat(fresh.sent()).isEmpty();
  }

  @Test
  void aSlowLineDoesNotAskTheBoardForMorePatienceThanAByteTells() {
    LinkBench slow = new LinkBench(LinkSettings.at(300, 1));
    slow.link.begin(SESSION, slow.now);
    assertThat(slow.sent().get(0).payload()).endsWith(255);
  }

  @Test
  void theGreetingOfAnotherSessionIsAnAnnouncement() {
    LinkBench fresh = new LinkBench();
    fresh.link.begin(SESSION, fresh.now);
    fresh.greet(SESSION + 1);
    fresh.control('A');
    fresh.control('h', SESSION >> 8, SESSION);
    fresh.control('H', SESSION >> 8);
    assertThat(fresh.link.isUp()).isFalse();
    assertThat(fresh.heard)
        .hasToString("announced(H\u0012542)announced(A)announced(h\u00124)announced(H\u0012)");
  }

  @Test
  void aGreetingThatComesTwiceBeginsOnce() {
    bench.data(0, 0, 'O', 1, 0);
    bench.greet(SESSION);
    bench.data(1, 0, 'X', 1, 0);
    assertThat(bench.heard).hasToString("O()X()");
  }

  @Test
  void aProbeIsAHelloThatChangesNothing() {
    bench.data(0, 0, 'O', 1, 0);
    bench.sent();
    link.probe();
    assertThat(bench.sent())
        .singleElement()
        .satisfies(f -> assertThat(f.payload()).startsWith('h', 0x12, 0x34));
    int before = bench.framed;
    bench.greet(SESSION);
    assertThat(bench.framed).isEqualTo(before + 1);
    assertThat(bench.heard).hasToString("O()");
    link.end();
    link.probe();
    assertThat(bench.sent()).isEmpty();
  }

  @Test
  void controlFramesGoAndComeOutsideOfSessions() {
    LinkBench fresh = new LinkBench();
    fresh.link.control(new byte[] {'b'});
    assertThat(fresh.sent())
        .singleElement()
        .satisfies(f -> assertThat(f.kind()).isEqualTo(Frame.Kind.CONTROL));
    fresh.control('A', '!');
    assertThat(fresh.heard).hasToString("announced(A!)");
    assertThat(fresh.framed).isEqualTo(1);
  }

  @Test
  void nothingIsSentWithoutASession() {
    link.end();
    assertThat(link.isUp()).isFalse();
    assertThatThrownBy(() -> send("a"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the link is down: begin a session first");
    link.begin(SESSION + 1, bench.now);
    assertThatThrownBy(() -> send("a")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aSessionHasANumberThatTheCheckCanTell() {
    for (int number : new int[] {0, -1, 65_521}) {
      assertThatThrownBy(() -> link.begin(number, bench.now))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a session has a number from 1 to 65520, not " + number);
    }
    assertThat(link.isUp()).isTrue();
  }

  @Test
  void framesOfAFormerSessionAreNobodys() {
    byte[] former = new Frame(Frame.Kind.DATA, 0, 0, new byte[] {'R', 1, 0}).line(SESSION);
    link.begin(SESSION + 1, bench.now);
    bench.greet(SESSION + 1);
    bench.comes(former);
    assertThat(bench.received).isEmpty();
    assertThat(link.counters().damaged()).isEqualTo(1);
  }

  @Test
  void framesOfASessionThatWasEndedAreNobodys() {
    link.end();
    bench.data(0, 0, 'R', 1, 0);
    assertThat(bench.heard).isEmpty();
    assertThat(bench.sent()).isEmpty();
    assertThat(bench.framed).isEqualTo(1);
  }

  @Test
  void whatWasNotAcknowledgedInItsSessionNeverIs() {
    send("a");
    send("b");
    bench.acknowledge(1);
    link.begin(SESSION, bench.now);
    bench.greet(SESSION);
    send("c");
    bench.acknowledge(1);
    assertThat(done).containsExactly("a", "c");
  }

  @Test
  void halfARecordOfAFormerSessionIsForgotten() {
    bench.data(0, 0, 'R' | 0x80, 1, 0, 'o', 'l', 'd');
    link.begin(SESSION, bench.now);
    bench.greet(SESSION);
    bench.data(0, 0, 0, 'n', 'e', 'w');
    assertThat(bench.received).isEmpty();
  }

  @Test
  void whoEndsTheSessionOnHearingOfAnAcknowledgementEndsItsFrameToo() {
    link.send(Parcel.of('s', 1), link::end, bench.now);
    bench.data(0, 1, 'R', 1, 0);
    link.begin(SESSION, bench.now);
    bench.greet(SESSION);
    bench.heard.setLength(0);
    bench.data(0, 0, 'X', 1, 0);
    assertThat(bench.heard).hasToString("X()");
  }

  @Test
  void whoEndsTheSessionOnHearingOfAFrameEndsTheFrameToo() {
    bench.onFrame = link::end;
    bench.data(0, 0, 'R', 1, 0);
    assertThat(bench.received).isEmpty();
    assertThat(bench.sent()).isEmpty();
  }
}
