package dev.wiretwin.bridge.virtual.at;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.net.Peer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** VB-81: links that the host has not asked for. */
class ServerCommandsTest {
  private static final String OK = "\r\nOK\r\n";
  private static final String ERROR = "\r\nERROR\r\n";

  private AtBench bench = AtBench.online(AtGeneration.ESP_2);

  @AfterEach
  void end() {
    bench.close();
  }

  private Peer dial(int port) {
    Peer peer = bench.net.dial(port);
    bench.pass(20);
    return peer;
  }

  @Test
  void whoComesTakesTheLowestNumberThatIsFree() {
    assertThat(bench.say("AT+CIPSERVER=1\r\n")).as("one link alone").isEqualTo(ERROR);
    bench.say("AT+CIPMUX=1\r\n");
    assertThat(bench.say("AT+CIPSERVER=1,8001\r\n")).isEqualTo(OK);
    assertThat(bench.say("AT+CIPSERVER?\r\n")).isEqualTo("+CIPSERVER:1,8001,\"TCP\",0\r\n" + OK);
    bench.link(0);
    Peer peer = dial(8001);
    assertThat(bench.uart.sent()).isEqualTo("1,CONNECT\r\n");
    peer.send("hi");
    bench.pass(20);
    assertThat(bench.uart.sent()).isEqualTo("\r\n+IPD,1,2:hi\r\n");
    bench.say("AT+CIPSEND=1,3\r\n");
    bench.say("yes");
    assertThat(peer.heard()).isEqualTo("yes");
    assertThat(bench.say("AT+CIPSTATE?\r\n")).containsPattern("\\+CIPSTATE:1,.*,1\r\n");
    peer.fin();
    bench.pass(20);
    assertThat(bench.uart.sent()).isEqualTo("1,CLOSED\r\n");
  }

  @Test
  void itsLinksAreAnnouncedAsAServers() {
    bench.say("AT+CIPMUX=1\r\n");
    bench.say("AT+SYSMSG=2\r\n");
    bench.say("AT+CIPSERVER=1,8001\r\n");
    dial(8001);
    assertThat(bench.uart.sent()).startsWith("+LINK_CONN:0,0,\"TCP\",1,\"127.0.0.1\",");
  }

  @Test
  void withoutAFreeNumberNobodyComesIn() {
    bench.say("AT+CIPMUX=1\r\n");
    bench.say("AT+CIPSERVER=1,8001\r\n");
    for (int id = 0; id < AtLinks.MOST; id++) {
      dial(8001);
    }
    bench.uart.sent();
    Peer sixth = dial(8001);
    assertThat(bench.uart.sent()).isEmpty();
    assertThat(sixth.events).anyMatch(event -> event.startsWith("lost"));
  }

  @Test
  void itsEndMayTakeItsLinksAlong() {
    bench.say("AT+CIPMUX=1\r\n");
    bench.say("AT+CIPSERVER=1,8001\r\n");
    assertThat(bench.say("AT+CIPSERVER=1,8001\r\n")).isEqualTo(OK);
    assertThat(bench.say("AT+CIPMUX=0\r\n")).isEqualTo(ERROR);
    bench.link(0);
    dial(8001);
    bench.uart.sent();
    assertThat(bench.say("AT+CIPSERVER=0,1\r\n")).isEqualTo("1,CLOSED\r\n" + OK);
    assertThat(bench.say("AT+CIPSERVER=0\r\n")).isEqualTo(OK);
    assertThat(bench.say("AT+CIPSERVER?\r\n")).isEqualTo("+CIPSERVER:0\r\n" + OK);
    assertThat(bench.say("AT+CIPSERVER\r\n")).isEqualTo(ERROR);
    assertThat(dial(8001).events).contains("lost RESET");
  }

  @Test
  void moreThanTcpListensOnIsRefusedAndTheFirstGenerationSaysThatNothingChanged() {
    bench.say("AT+CIPMUX=1\r\n");
    assertThat(bench.say("AT+CIPSERVER=1,0\r\n")).isEqualTo(ERROR);
    bench.close();
    bench = AtBench.online(AtGeneration.NONOS_1_7);
    assertThat(bench.say("AT+CIPSERVER=1\r\n")).isEqualTo("CIPMUX must be 1\r\n" + ERROR);
    assertThat(bench.say("AT+CIPSERVER=0\r\n")).isEqualTo("no change\r\n" + OK);
  }
}
