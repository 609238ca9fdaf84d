package dev.wiretwin.bridge.virtual.at;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.net.Peer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** VB-45, VB-47: news of links, in active and passive mode. */
class AtLinksTest {
  private final AtBench bench = AtBench.online(AtGeneration.ESP_2);

  AtLinksTest() {
    bench.say("AT+CIPMUX=1\r\n");
  }

  @AfterEach
  void end() {
    bench.close();
  }

  private String heard(Peer peer, String sent) {
    peer.send(sent);
    bench.pass(20);
    return bench.uart.sent();
  }

  @Test
  void fiveLinksAtOnceAndTheSixthHasNoNumber() {
    for (int id = 0; id < AtLinks.MOST; id++) {
      Peer peer = bench.link(id);
      assertThat(heard(peer, "hi")).isEqualTo("\r\n+IPD," + id + ",2:hi\r\n");
    }
    assertThat(bench.say("AT+CIPSTART=5,\"TCP\",\"127.0.0.1\",1\r\n")).isEqualTo("\r\nERROR\r\n");
    assertThat(bench.say("AT+CIPSTARTEX=\"TCP\",\"127.0.0.1\",1\r\n")).isEqualTo("\r\nERROR\r\n");
  }

  @Test
  void aHeaderIsForAtMost2920Bytes() {
    Peer peer = bench.link(3);
    String heard = heard(peer, "x".repeat(4000));
    assertThat(heard)
        .isEqualTo(
            "\r\n+IPD,3,2920:"
                + "x".repeat(2920)
                + "\r\n\r\n+IPD,3,1080:"
                + "x".repeat(1080)
                + "\r\n");
  }

  @Test
  void newsComeBetweenOkAndPromptToo() {
    Peer peer = bench.link(1);
    bench.link(0);
    peer.send("\u0081\u0004PING");
    bench.uart.receive("AT+CIPSEND=0,4\r\n");
    for (int i = 0; i < 100; i++) {
      bench.net.advance(500);
    }
    String heard = bench.uart.sent();
    assertThat(heard).contains("\r\nOK\r\n", "\r\n+IPD,1,6:\u0081\u0004PING\r\n").contains("\r\n>");
    peer.send("late");
    bench.pass(20);
    assertThat(bench.uart.sent()).isEqualTo("\r\n+IPD,1,4:late\r\n");
    assertThat(bench.say("ABCD")).isEqualTo("\r\nRecv 4 bytes\r\n\r\nSEND OK\r\n");
  }

  @Test
  void dataBeforeTheEndComesBeforeIt() {
    Peer peer = bench.link(2);
    peer.send("bye");
    peer.fin();
    bench.pass(20);
    assertThat(bench.uart.sent()).isEqualTo("\r\n+IPD,2,3:bye\r\n2,CLOSED\r\n");
  }

  @Test
  void inPassiveModeTheEndWaitsUntilAllIsReadOrTheHostCloses() {
    bench.say("AT+CIPRECVMODE=1\r\n");
    Peer peer = bench.link(2);
    peer.send("bye");
    peer.fin();
    bench.pass(50);
    assertThat(bench.uart.sent()).isEqualTo("\r\n+IPD,2,3\r\n");
    assertThat(bench.say("AT+CIPCLOSE=2\r\n")).isEqualTo("2,CLOSED\r\n\r\nOK\r\n");
  }

  @Test
  void aFloodIsHeldUpAtThePeerAndComesWhole() {
    bench.say("AT+CIPRECVMODE=1\r\n");
    Peer peer = bench.link(0);
    String flood = "0123456789".repeat(4000);
    peer.send(flood);
    bench.pass(100);
    assertThat(bench.uart.sent()).startsWith("\r\n+IPD,0,");
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 60 && all.length() < flood.length(); i++) {
      assertThat(bench.say("AT+CIPRECVLEN?\r\n")).matches("\\+CIPRECVLEN:[0-9]{1,4},-1(?s:.*)");
      String read = bench.say("AT+CIPRECVDATA=0,2048\r\n");
      int header = read.indexOf(',') + 1;
      int count = Integer.parseInt(read.substring("+CIPRECVDATA:".length(), header - 1));
      all.append(read, header, header + count);
    }
    assertThat(all).hasToString(flood);
  }

  @Test
  void whatWaitedIsPushedWhenTheHostChoosesActiveMode() {
    bench.say("AT+CIPRECVMODE=1\r\n");
    Peer peer = bench.link(0);
    heard(peer, "abc");
    assertThat(bench.say("AT+CIPRECVMODE=0\r\n")).contains("OK", "+IPD,0,3:abc");
  }

  @Test
  void aRefusedAttemptLeavesItsNumberFree() {
    bench.say("AT+CIPSTART=0,\"TCP\",\"127.0.0.1\",1\r\n");
    assertThat(bench.say("AT+CIPSTATUS\r\n")).isEqualTo("STATUS:2\r\n\r\nOK\r\n");
    bench.link(0);
    assertThat(bench.say("AT+CIPSTATUS\r\n")).startsWith("STATUS:3\r\n+CIPSTATUS:0,");
  }

  @Test
  void anAddressWhereNobodyAnswersTakesAsLongAsTcpTries() {
    assertThat(bench.say("AT+CIPSTART=0,\"TCP\",\"255.255.255.255\",9\r\n"))
        .isEqualTo("\r\nERROR\r\n");
    assertThat(bench.say("AT+CIPSTART=0,\"TCP\",\"0.0.0.0\",9\r\n")).isEmpty();
    assertThat(bench.say("AT\r\n")).isEqualTo("\r\nbusy p...\r\n");
    bench.pass(19_000);
    assertThat(bench.uart.sent()).isEqualTo("\r\nERROR\r\n");
  }

  @Test
  void aNameThatNobodyHasOpensNothing() {
    assertThat(bench.say("AT+CIPSTART=0,\"TCP\",\"nobody.test\",80\r\n"))
        .contains("ERROR")
        .doesNotContain("CONNECT");
    bench.link(0);
    assertThat(bench.say("AT+CIPSTATUS\r\n")).startsWith("STATUS:3\r\n+CIPSTATUS:0,");
  }

  @Test
  void aLinkTellsAllOfItselfWhereThatIsWanted() {
    bench.say("AT+SYSMSG=2\r\n");
    int port = bench.net.serve();
    assertThat(bench.say("AT+CIPSTART=1,\"TCP\",\"127.0.0.1\"," + port + "\r\n"))
        .contains("+LINK_CONN:0,1,\"TCP\",0,\"127.0.0.1\"," + port + ",")
        .contains("OK");
    bench.say("AT+CIPDINFO=1\r\n");
    Peer peer = bench.net.peers.get(bench.net.peers.size() - 1);
    assertThat(heard(peer, "hi"))
        .matches("\r\n\\+IPD,1,2,\"?127\\.0\\.0\\.1\"?," + port + ":hi\r\n");
  }

  @Test
  void aNetworkThatIsGoneForLongTakesItsLinksAlong() {
    bench.link(0);
    bench.link(3);
    bench.wifi.lose();
    bench.pass(60_000);
    assertThat(bench.uart.sent()).contains("0,CLOSED\r\n", "3,CLOSED\r\n");
    assertThat(bench.say("AT+CIPSTATUS\r\n")).doesNotContain("+CIPSTATUS:");
  }

  @Test
  void inPassthroughBytesComeWithoutAWordAroundThem() {
    bench.say("AT+CIPMUX=0\r\n");
    int port = bench.net.serve();
    bench.say("AT+CIPSTART=\"TCP\",\"127.0.0.1\"," + port + "\r\n");
    bench.say("AT+CIPMODE=1\r\n");
    bench.say("AT+CIPSEND\r\n");
    Peer peer = bench.net.peers.get(bench.net.peers.size() - 1);
    assertThat(heard(peer, "as it is")).isEqualTo("as it is");
  }
}
