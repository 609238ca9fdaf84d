package dev.wiretwin.bridge.virtual.at;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** VB-66, and what is said about networks unasked. */
class AtStationTest {
  private final AtBench bench = new AtBench(AtGeneration.ESP_2);

  @AfterEach
  void end() {
    bench.close();
  }

  private void boot() {
    bench.board.powerOn();
    bench.pass(200);
    bench.say("ATE0\r\n");
  }

  @Test
  void itJoinsByItselfAndSaysSo() {
    boot();
    assertThat(bench.say("AT+CWSTATE?\r\n")).startsWith("+CWSTATE:3,\"\"");
    bench.pass(300);
    assertThat(bench.uart.sent()).isEqualTo("WIFI CONNECTED\r\n");
    assertThat(bench.say("AT+CWSTATE?\r\n")).startsWith("+CWSTATE:1,\"wiretwin\"");
    bench.pass(300);
    assertThat(bench.uart.sent()).isEqualTo("WIFI GOT IP\r\n");
  }

  @Test
  void withoutAnAccessPointItTriesAgainAndAgain() {
    bench.wifi.lose();
    boot();
    bench.pass(5000);
    assertThat(bench.uart.sent()).isEmpty();
    assertThat(bench.say("AT+CIFSR\r\n")).startsWith("+CIFSR:STAIP,\"0.0.0.0\"");
    bench.wifi.giveBack();
    bench.pass(2000);
    assertThat(bench.uart.sent()).isEqualTo("WIFI CONNECTED\r\nWIFI GOT IP\r\n");
  }

  @Test
  void aShortSilenceIsNotNoticed() {
    boot();
    bench.pass(1000);
    bench.uart.sent();
    bench.wifi.lose();
    bench.pass(300);
    bench.wifi.giveBack();
    bench.pass(3000);
    assertThat(bench.uart.sent()).isEmpty();
  }

  @Test
  void linksOutliveALossThatIsSoonOver() {
    boot();
    bench.pass(1000);
    bench.say("AT+CIPMUX=1\r\n");
    bench.link(0);
    bench.wifi.lose();
    bench.pass(600);
    bench.wifi.giveBack();
    bench.pass(4000);
    assertThat(bench.uart.sent()).doesNotContain("CLOSED").endsWith("WIFI GOT IP\r\n");
  }

  @Test
  void linksEndWithALongOne() {
    boot();
    bench.pass(1000);
    bench.say("AT+CIPMUX=1\r\n");
    bench.link(4);
    bench.wifi.lose();
    bench.pass(8000);
    assertThat(bench.uart.sent()).endsWith("WIFI DISCONNECT\r\n4,CLOSED\r\n");
  }

  @Test
  void whoQuitsStaysOut() {
    boot();
    bench.pass(1000);
    bench.uart.sent();
    assertThat(bench.say("AT+CWQAP\r\n")).isEqualTo("WIFI DISCONNECT\r\n\r\nOK\r\n");
    bench.pass(10_000);
    assertThat(bench.uart.sent()).isEmpty();
    assertThat(bench.say("AT+CWSTATE?\r\n")).startsWith("+CWSTATE:4");
  }

  @Test
  void whatIsFlashedDecides() {
    boot();
    bench.say("AT+CWAUTOCONN=0\r\n");
    bench.say("AT+RST\r\n");
    bench.pass(5000);
    assertThat(bench.uart.sent()).endsWith("ready\r\n");
    assertThat(bench.say("AT+CWSTATE?\r\n")).contains("+CWSTATE:0,\"\"");
  }
}
