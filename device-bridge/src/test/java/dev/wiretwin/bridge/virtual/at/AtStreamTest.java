package dev.wiretwin.bridge.virtual.at;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.net.Peer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** VB-51: passthrough. */
class AtStreamTest {
  private final AtBench bench = AtBench.online(AtGeneration.ESP_2);

  @AfterEach
  void end() {
    bench.close();
  }

  private Peer last() {
    return bench.net.peers.get(bench.net.peers.size() - 1);
  }

  private int through() {
    int port = bench.net.serve();
    bench.say("AT+CIPSTART=\"TCP\",\"127.0.0.1\"," + port + "\r\n");
    bench.say("AT+CIPMODE=1\r\n");
    assertThat(bench.say("AT+CIPSEND\r\n")).isEqualTo("\r\nOK\r\n\r\n>");
    return port;
  }

  @Test
  void bytesGoBothWaysAsTheyAre() {
    through();
    assertThat(bench.say("AT\r\n+++!")).isEmpty();
    assertThat(last().heard()).isEqualTo("AT\r\n+++!");
    last().send("OK\r\n");
    bench.pass(20);
    assertThat(bench.uart.sent()).isEqualTo("OK\r\n");
  }

  @Test
  void leavingIsSaidOnlyWhenAskedFor() {
    bench.say("AT+SYSMSG=1\r\n");
    through();
    assertThat(bench.say("+++")).isEqualTo("\r\n+QUITT\r\n");
    bench.pass(900);
    assertThat(bench.say("AT\r\n")).as("within a second").isEmpty();
    bench.pass(100);
    assertThat(bench.say("AT\r\n")).isEqualTo("\r\nOK\r\n");
    last().send("x");
    bench.pass(20);
    assertThat(bench.uart.sent()).isEqualTo("\r\n+IPD,1:x\r\n");
  }

  @Test
  void aLostLinkIsOpenedAgainUnseen() {
    through();
    last().rst();
    bench.pass(300);
    assertThat(bench.uart.sent()).isEmpty();
    assertThat(bench.net.peers).hasSize(2);
    bench.say("again");
    assertThat(last().heard()).isEqualTo("again");
  }

  @Test
  void aModuleMayStartThatWay() {
    int port = bench.net.serve();
    bench.say("AT+SAVETRANSLINK=1,\"127.0.0.1\"," + port + ",\"TCP\"\r\n");
    bench.say("AT+RST\r\n");
    bench.pass(2000);
    assertThat(bench.uart.sent()).endsWith("\r\nready\r\n");
    assertThat(bench.say("AT\r\n")).isEmpty();
    assertThat(last().heard()).isEqualTo("AT\r\n");
    bench.say("+++");
    bench.pass(1_000);
    assertThat(bench.say("AT\r\n")).isEqualTo("AT\r\n\r\nOK\r\n");
    assertThat(bench.say("AT+SAVETRANSLINK=0\r\n")).endsWith("OK\r\n");
  }

  @Test
  void whoLeavesWhileTheLinkIsBeingOpenedMayOpenAnother() {
    bench.say("AT+SAVETRANSLINK=1,\"0.0.0.0\",9,\"TCP\"\r\n");
    bench.say("AT+RST\r\n");
    bench.pass(2000);
    bench.say("+++");
    bench.pass(1_000);
    bench.say("AT+CIPMUX=1\r\n");
    assertThat(bench.say("AT+CIPSTART=0,\"TCP\",\"127.0.0.1\",1\r\n")).endsWith("\r\nERROR\r\n");
    bench.link(1);
    bench.pass(20_000);
    assertThat(bench.say("AT+CIPSTATE?\r\n"))
        .contains("+CIPSTATE:1,")
        .doesNotContain("+CIPSTATE:0,");
    bench.link(0);
    assertThat(bench.say("AT+CIPSTATE?\r\n")).contains("+CIPSTATE:0,");
    assertThat(bench.diagnoses).containsExactly("the module restarts itself");
  }
}
