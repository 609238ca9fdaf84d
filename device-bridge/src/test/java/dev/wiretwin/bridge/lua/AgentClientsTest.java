package dev.wiretwin.bridge.lua;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.link.Parcel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The agent and the board's websocket module: each verb, and clients that are dropped. */
class AgentClientsTest {
  private AgentBench bench;

  @BeforeEach
  void greet() {
    bench = AgentBench.greeted();
  }

  @AfterEach
  void nothingIsWrongWithTheBoard() {
    try (AgentBench last = bench) {
      collect();
      assertThat(last.diagnoses).isEmpty();
    }
  }

  /** The module tells the close of what is collected, too, if it was not closed. */
  private void collect() {
    for (int i = 0; i < 3; i++) {
      bench.run("collectgarbage()");
      bench.pass(2_000);
    }
    assertThat(bench.run("return 'alive'")).isEqualTo("0 alive");
  }

  private static byte[] bytes(String latin1) {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void messagesGoBothWays() {
    CampaignPeer.Connection peer = bench.connected(1, "a");
    assertThat(bench.newsSince(0)).isEqualTo(List.of("O 1 0 "));
    assertThat(bench.tell('s', 1, 2, bytes("up \0\377~}"))).isEmpty();
    bench.pass(20);
    assertThat(bench.messages).isEqualTo(List.of("a up \0\377~}"));
    peer.send(bytes("down \0\377~}"));
    bench.pass(20);
    assertThat(bench.newsSince(1)).isEqualTo(List.of("R 1 2 down \0\377~}"));
  }

  @Test
  void aSendThatIsToBeToldIsTold() {
    bench.connected(1, "a");
    List<Parcel> told = bench.tell('t', 1, 2, bytes("x"));
    assertThat(AgentBench.words(told.get(0))).isEqualTo("D 1 0 ");
    bench.pass(20);
    assertThat(bench.messages).isEqualTo(List.of("a x"));
  }

  @Test
  void aCloseIsToldWithItsStatus() {
    bench.connected(1, "a");
    bench.tell('x', 1);
    bench.pass(2_000);
    assertThat(bench.newsSince(1)).hasSize(1);
    assertThat(bench.newsSince(1).get(0)).matches("X 1 0 -?\\d+");
    assertThat(bench.connections).isEmpty();
  }

  @Test
  void aVerbThatTheModuleRefusesIsToldWithItsWords() {
    bench.tell('n', 1);
    List<Parcel> told = bench.tell('s', 1, 2, bytes("too early"));
    assertThat(AgentBench.words(told.get(0))).startsWith("F 1 0 send: ");
    bench.connected(2, "b");
    told = bench.tell('c', 2, "ws://10.0.0.1/again");
    assertThat(AgentBench.words(told.get(0))).startsWith("F 2 0 connect: ");
    // the first connection is as it was
    bench.tell('s', 2, 2, bytes("x"));
    bench.pass(20);
    assertThat(bench.messages).isEqualTo(List.of("b x"));
  }

  @Test
  void headersAreGivenToTheModule() {
    bench.tell('n', 1);
    assertThat(bench.tell('g', 1, "X-One\0first\0X-Two\0two words\0")).isEmpty();
    bench.tell('c', 1, "ws://10.0.0.1/a");
    bench.pass(20);
    assertThat(bench.newsSince(0)).isEqualTo(List.of("O 1 0 "));
    assertThat(bench.requests.get(0)).contains("X-One: first\r\n").contains("X-Two: two words\r\n");
  }

  @Test
  void aClientThatIsDroppedWhileItConnectsTellsNothingMore() {
    bench.tell('n', 1);
    bench.tell('c', 1, "ws://10.0.0.1/a");
    bench.tell('d', 1);
    collect();
    assertThat(bench.newsSince(0)).allMatch(news -> news.startsWith("E "));
  }

  @Test
  void aClientThatIsDroppedWhileItIsOpenIsClosedAndTellsNothingMore() {
    CampaignPeer.Connection peer = bench.connected(1, "a");
    int before = bench.news.size();
    bench.tell('d', 1);
    peer.send(bytes("too late"));
    collect();
    assertThat(bench.newsSince(before)).allMatch(news -> news.startsWith("E "));
    assertThat(bench.connections).isEmpty();
  }

  @Test
  void aClientThatIsDroppedWhileItClosesTellsNothingMore() {
    bench.connected(1, "a");
    int before = bench.news.size();
    bench.tell('x', 1);
    bench.tell('d', 1);
    collect();
    assertThat(bench.newsSince(before)).allMatch(news -> news.startsWith("E "));
  }

  @Test
  void aClientThatNeverConnectedOrHasClosedIsSimplyForgotten() {
    bench.tell('n', 1);
    bench.tell('d', 1);
    bench.connected(2, "b");
    bench.tell('x', 2);
    bench.pass(2_000);
    bench.tell('d', 2);
    int before = bench.news.size();
    collect();
    assertThat(bench.newsSince(before)).allMatch(news -> news.startsWith("E "));
    String told = AgentBench.words(bench.tell('x', 2).get(0));
    assertThat(told).isEqualTo("F 2 0 close: no such client");
  }

  @Test
  void aNewClientHearsNothingOfTheUnusedOneThatHadItsNumber() {
    bench.tell('n', 1);
    bench.connected(1, "a");
    collect();
    assertThat(bench.newsSince(0).stream().filter(news -> !news.startsWith("E ")))
        .containsExactly("O 1 0 ");
    assertThat(bench.tell('s', 1, 2, bytes("x"))).isEmpty();
    bench.pass(20);
    assertThat(bench.messages).isEqualTo(List.of("a x"));
  }

  @Test
  void aNumberIsUsedAgain() {
    bench.connected(1, "first");
    CampaignPeer.Connection second = bench.connected(1, "second");
    bench.pass(2_000);
    assertThat(bench.connections).containsOnlyKeys("second");
    assertThat(bench.newsSince(0)).isEqualTo(List.of("O 1 0 ", "O 1 0 "));
    second.send(bytes("x"));
    bench.pass(20);
    assertThat(bench.newsSince(2)).isEqualTo(List.of("R 1 2 x"));
  }

  @Test
  void aNewSessionForgetsTheClientsOfTheOldOne() {
    CampaignPeer.Connection peer = bench.connected(1, "a");
    bench.tell('n', 2);
    bench.tell('c', 2, "ws://10.0.0.1/b");
    int before = bench.news.size();
    bench.hello(8);
    peer.send(bytes("of the old session"));
    collect();
    assertThat(bench.newsSince(before)).allMatch(news -> news.startsWith("E "));
    assertThat(bench.connections).doesNotContainKey("a");
    assertThat(AgentBench.words(bench.tell('s', 1, 2, bytes("x")).get(0)))
        .isEqualTo("F 1 0 send: no such client");
  }

  @Test
  void theSameSessionsHelloForgetsNothing() {
    CampaignPeer.Connection peer = bench.connected(1, "a");
    bench.probe();
    peer.send(bytes("x"));
    bench.pass(20);
    assertThat(bench.newsSince(1)).isEqualTo(List.of("R 1 2 x"));
  }

  @Test
  void aMessageThatComesWhenMemoryIsShortIsDroppedAndTold() {
    CampaignPeer.Connection peer = bench.connected(1, "a");
    bench.run(AgentBench.HOG);
    int before = bench.news.size();
    peer.send(new byte[2_500]);
    bench.pass(20);
    assertThat(bench.newsSince(before)).isEqualTo(List.of("L 1 0 2500"));
    bench.run("hog=nil");
    peer.send(bytes("x"));
    bench.pass(20);
    assertThat(bench.newsSince(before + 2)).isEqualTo(List.of("R 1 2 x"));
  }
}
