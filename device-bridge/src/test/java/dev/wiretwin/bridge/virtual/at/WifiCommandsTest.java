package dev.wiretwin.bridge.virtual.at;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** VB-43, VB-48: networks by command. */
class WifiCommandsTest {
  private AtBench bench = AtBench.online(AtGeneration.ESP_2);

  @AfterEach
  void end() {
    bench.close();
  }

  private String later(String command, int millis) {
    bench.uart.receive(command);
    bench.pass(millis);
    return bench.uart.sent();
  }

  @Test
  void aListTakesItsTimeAndShowsAllOrOne() {
    assertThat(bench.say("AT+CWLAP\r\n")).isEmpty();
    bench.pass(2000);
    assertThat(bench.uart.sent())
        .isEqualTo(
            "+CWLAP:(3,\"wiretwin\",-52,\"02:57:54:00:00:01\",6,-1,-1,4,4,7,0)\r\n"
                + "+CWLAP:(3,\"lab\",-70,\"02:57:54:00:00:02\",11,-1,-1,4,4,7,0)\r\n"
                + "\r\nOK\r\n");
    assertThat(later("AT+CWLAP=\"lab\"\r\n", 2100)).startsWith("+CWLAP:(3,\"lab\"");
  }

  @Test
  void theModeDecidesWhetherThereIsAStation() {
    assertThat(bench.say("AT+CWMODE?\r\n")).isEqualTo("+CWMODE:1\r\n\r\nOK\r\n");
    assertThat(bench.say("AT+CWMODE=?\r\n")).startsWith("+CWMODE:(0-3)");
    assertThat(bench.say("AT+CWMODE\r\n")).isEqualTo("\r\nERROR\r\n");
    assertThat(bench.say("AT+CWMODE=2\r\n")).isEqualTo("WIFI DISCONNECT\r\n\r\nOK\r\n");
    assertThat(bench.say("AT+CWLAP\r\n")).isEqualTo("\r\nERROR\r\n");
    assertThat(bench.say("AT+CWJAP=\"a\",\"b\"\r\n")).isEqualTo("\r\nERROR\r\n");
    assertThat(bench.say("AT+CWMODE=1\r\n")).isEqualTo("\r\nOK\r\n");
    assertThat(later("AT+CWJAP\r\n", 700)).endsWith("WIFI GOT IP\r\n\r\nOK\r\n");
  }

  @Test
  void whatIsNotStoredIsForgotten() {
    bench.say("AT+SYSSTORE=0\r\n");
    assertThat(later("AT+CWJAP=\"lab\",\"se\\\"c\\,ret\"\r\n", 800)).endsWith("\r\nOK\r\n");
    later("AT+RST\r\n", 2000);
    assertThat(bench.say("AT+CWJAP?\r\n")).contains("+CWJAP:\"wiretwin\"");
  }

  @Test
  void aCertainAccessPointMustBeThere() {
    String named = "AT+CWJAP=\"wiretwin\",\"wiretwin\",\"02:57:54:00:00:09\"\r\n";
    assertThat(later(named, 500)).endsWith("+CWJAP:3\r\n\r\nERROR\r\n");
  }

  @Test
  void settingsOfTheNeighbourhoodAreTakenOrRefused() {
    assertThat(bench.say("AT+CWDHCP=1,1\r\n")).isEqualTo("\r\nOK\r\n");
    assertThat(bench.say("AT+CWDHCP=2,1\r\n")).isEqualTo("\r\nERROR\r\n");
    assertThat(bench.say("AT+CWDHCP?\r\n")).startsWith("+CWDHCP:3");
    assertThat(bench.say("AT+CWDHCP\r\n")).isEqualTo("\r\nERROR\r\n");
    assertThat(bench.say("AT+CWRECONNCFG=1,100\r\n")).isEqualTo("\r\nOK\r\n");
    assertThat(bench.say("AT+CWRECONNCFG?\r\n")).startsWith("+CWRECONNCFG:");
    assertThat(bench.say("AT+CWRECONNCFG\r\n")).isEqualTo("\r\nERROR\r\n");
    assertThat(bench.say("AT+CWAUTOCONN?\r\n")).startsWith("+CWAUTOCONN:1");
    assertThat(bench.say("AT+CWAUTOCONN\r\n")).isEqualTo("\r\nERROR\r\n");
    assertThat(bench.say("AT+CWSTATE\r\n")).isEqualTo("\r\nERROR\r\n");
    assertThat(bench.say("AT+CWJAP=?\r\n")).isEqualTo("\r\nERROR\r\n");
  }

  @Test
  void theFirstGenerationHasTwoOfEach() {
    bench.close();
    bench = AtBench.online(AtGeneration.NONOS_1_7);
    bench.say("AT+CWMODE_DEF=3\r\n");
    assertThat(bench.say("AT+CWMODE_CUR?\r\n")).startsWith("+CWMODE_CUR:3");
    assertThat(bench.say("AT+CWDHCP_CUR=2,1\r\n")).isEqualTo("\r\nOK\r\n");
    assertThat(later("AT+CWJAP_DEF=\"lab\",\"no\"\r\n", 4000)).endsWith("+CWJAP:2\r\n\r\nFAIL\r\n");
  }
}
