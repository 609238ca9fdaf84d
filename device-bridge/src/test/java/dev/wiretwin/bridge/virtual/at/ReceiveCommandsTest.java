package dev.wiretwin.bridge.virtual.at;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.net.Peer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** VB-46, VB-69. */
class ReceiveCommandsTest {
  private static final String ERROR = "\r\nERROR\r\n";
  private AtBench bench = AtBench.online(AtGeneration.ESP_2);

  @AfterEach
  void end() {
    bench.close();
  }

  @Test
  void aSingleLinkIsReadWithoutANumber() {
    int port = bench.net.serve();
    assertThat(bench.say("AT+CIPRECVMODE=1\r\n")).isEqualTo("\r\nOK\r\n");
    assertThat(bench.say("AT+CIPRECVMODE?\r\n")).startsWith("+CIPRECVMODE:1");
    bench.say("AT+CIPSTART=\"TCP\",\"127.0.0.1\"," + port + "\r\n");
    Peer peer = bench.net.peers.get(0);
    peer.send("abcdef");
    bench.pass(20);
    assertThat(bench.uart.sent()).isEqualTo("\r\n+IPD,6\r\n");
    bench.personality.failAllocation(1);
    assertThat(bench.say("AT+CIPRECVDATA=4\r\n")).as("no memory").isEqualTo(ERROR);
    assertThat(bench.say("AT+CIPRECVDATA=4\r\n")).isEqualTo("+CIPRECVDATA:4,abcd\r\nOK\r\n");
    assertThat(bench.say("AT+CIPRECVDATA=0,4\r\n")).isEqualTo(ERROR);
    assertThat(bench.say("AT+CIPRECVDATA=0\r\n")).isEqualTo(ERROR);
    assertThat(bench.say("AT+CIPRECVDATA\r\n")).isEqualTo(ERROR);
    assertThat(bench.say("AT+CIPRECVLEN\r\n")).isEqualTo(ERROR);
    assertThat(bench.say("AT+CIPRECVMODE\r\n")).isEqualTo(ERROR);
    assertThat(bench.say("AT+CIPRECVLEN?\r\n"))
        .isEqualTo("+CIPRECVLEN:2,-1,-1,-1,-1\r\n\r\nOK\r\n");
  }

  @Test
  void passthroughAndPassiveModeExcludeEachOther() {
    bench.say("AT+CIPMODE=1\r\n");
    assertThat(bench.say("AT+CIPRECVMODE=1\r\n")).isEqualTo(ERROR);
  }

  @Test
  void theLastGenerationHasATypePerLink() {
    bench.close();
    bench = AtBench.online(AtGeneration.ESP_5);
    assertThat(bench.say("AT+CIPRECVTYPE=1\r\n")).isEqualTo("\r\nOK\r\n");
    assertThat(bench.say("AT+CIPRECVTYPE?\r\n")).isEqualTo("+CIPRECVTYPE:1\r\n\r\nOK\r\n");
    assertThat(bench.say("AT+CIPRECVTYPE\r\n")).isEqualTo(ERROR);
    bench.say("AT+CIPMUX=1\r\n");
    bench.say("AT+CIPRECVTYPE=2,0\r\n");
    assertThat(bench.say("AT+CIPRECVTYPE?\r\n")).contains("+CIPRECVTYPE:2,0\r\n", ":3,1\r\n");
    bench.say("AT+CIPRECVTYPE=5,0\r\n");
    assertThat(bench.say("AT+CIPRECVTYPE?\r\n")).doesNotContain(",1\r\n");
  }
}
