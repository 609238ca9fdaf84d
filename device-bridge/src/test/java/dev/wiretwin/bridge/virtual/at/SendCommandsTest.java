package dev.wiretwin.bridge.virtual.at;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.net.Peer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** VB-44, VB-53, VB-82. */
class SendCommandsTest {
  private static final String ERROR = "\r\nERROR\r\n";
  private static final String PROMPT = "\r\nOK\r\n\r\n>";
  private final AtBench bench = AtBench.online(AtGeneration.ESP_5);
  private final Peer peer;

  SendCommandsTest() {
    bench.say("AT+CIPMUX=1\r\n");
    peer = bench.link(0);
  }

  @AfterEach
  void end() {
    bench.close();
  }

  @Test
  void aLargeSendGoesInPiecesAndIsOkWhenTcpHasIt() {
    assertThat(bench.say("AT+CIPSEND=0,8192\r\n")).isEqualTo(PROMPT);
    for (int i = 0; i < 64; i++) {
      bench.say("0123456789abcdef".repeat(8));
    }
    bench.pass(100);
    assertThat(peer.heard()).isEqualTo("0123456789abcdef".repeat(512));
    assertThat(bench.say("AT\r\n")).isEqualTo("\r\nOK\r\n");
  }

  @Test
  void theLinkMayBreakWhileThePromptWaits() {
    assertThat(bench.say("AT+CIPSEND=0,3\r\n")).isEqualTo(PROMPT);
    peer.rst();
    bench.pass(20);
    assertThat(bench.uart.sent()).isEqualTo("0,CLOSED\r\n");
    assertThat(bench.say("abc")).isEqualTo("\r\nRecv 3 bytes\r\n\r\nSEND FAIL\r\n");
    assertThat(bench.say("AT+CIPSEND=0,3\r\n")).isEqualTo(ERROR);
  }

  @Test
  void theDataPhaseHasNoEndOfItsOwn() {
    bench.say("AT+CIPSEND=0,5\r\n");
    bench.say("ab");
    bench.pass(600_000);
    assertThat(bench.say("AT+RST\r\n"))
        .isEqualTo("\r\nRecv 5 bytes\r\n\r\nbusy p...\r\n\r\nSEND OK\r\n");
    assertThat(peer.heard()).isEqualTo("abAT+");
  }

  @Test
  void longDataMayFail() {
    assertThat(bench.say("AT+CIPSENDLCFG=100,1460\r\n")).isEqualTo("\r\nOK\r\n");
    assertThat(bench.say("AT+CIPSENDLCFG?\r\n")).startsWith("+CIPSENDLCFG:100,1460");
    assertThat(bench.say("AT+CIPSENDLCFG\r\n")).isEqualTo(ERROR);
    bench.say("AT+CIPSENDL=0,150\r\n");
    assertThat(bench.say("x".repeat(120))).isEqualTo("+CIPSENDL:100,100\r\n");
    peer.rst();
    bench.pass(20);
    bench.uart.sent();
    assertThat(bench.say("x".repeat(30))).endsWith("\r\nSEND FAIL\r\n");
  }

  @Test
  void aSendOnADeadLinkIsBoundedByItsTimeLimit() {
    assertThat(bench.say("AT+CIPTCPOPT=0,-1,0,500\r\n")).isEqualTo("\r\nOK\r\n");
    assertThat(bench.say("AT+CIPTCPOPT=0\r\n")).isEqualTo(ERROR);
    assertThat(bench.say("AT+CIPTCPOPT\r\n")).isEqualTo(ERROR);
    bench.link(false);
    for (int i = 0; i < 3; i++) {
      assertThat(bench.say("AT+CIPSEND=0,1400\r\n")).isEqualTo(PROMPT);
      for (int left = 1400; left > 0; left -= 200) {
        bench.say("x".repeat(200));
      }
    }
    assertThat(bench.say("AT\r\n")).isEmpty();
    bench.pass(600);
    assertThat(bench.uart.sent()).isEqualTo("\r\nSEND FAIL\r\n");
  }

  @Test
  void modesAndLinksThatDoNotFitAreRefused() {
    assertThat(bench.say("AT+CIPSEND\r\n")).isEqualTo(ERROR);
    assertThat(bench.say("AT+CIPSEND?\r\n")).isEqualTo(ERROR);
    assertThat(bench.say("AT+CIPSEND=3\r\n")).isEqualTo(ERROR);
    assertThat(bench.say("AT+CIPMODE?\r\n")).startsWith("+CIPMODE:0");
    assertThat(bench.say("AT+CIPMODE\r\n")).isEqualTo(ERROR);
    assertThat(bench.say("AT+SAVETRANSLINK\r\n")).isEqualTo(ERROR);
    assertThat(bench.say("AT+SAVETRANSLINK=1,\"h\",1,\"SSL\"\r\n")).isEqualTo("\r\nOK\r\n");
    assertThat(bench.say("AT+SAVETRANSLINK=0\r\n")).isEqualTo("\r\nOK\r\n");
    bench.say("AT+CIPCLOSE=0\r\n");
    bench.say("AT+CIPMUX=0\r\n");
    bench.say("AT+CIPMODE=1\r\n");
    assertThat(bench.say("AT+CIPSEND\r\n")).isEqualTo(ERROR);
  }
}
