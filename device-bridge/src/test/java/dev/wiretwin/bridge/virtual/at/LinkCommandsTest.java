package dev.wiretwin.bridge.virtual.at;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** VB-48, VB-49: opening and closing, and how that is refused. */
class LinkCommandsTest {
  private static final String ERROR = "\r\nERROR\r\n";
  private AtBench bench = AtBench.online(AtGeneration.ESP_2);

  @AfterEach
  void end() {
    bench.close();
  }

  @Test
  void theNumberOfLinksChangesOnlyWithoutAny() {
    bench.say("AT+CIPMODE=1\r\n");
    assertThat(bench.say("AT+CIPMUX=1\r\n")).isEqualTo(ERROR);
    bench.say("AT+CIPMODE=0\r\n");
    assertThat(bench.say("AT+CIPMUX=1\r\n")).isEqualTo("\r\nOK\r\n");
    assertThat(bench.say("AT+CIPMODE=1\r\n")).isEqualTo(ERROR);
    bench.link(0);
    assertThat(bench.say("AT+CIPMUX=0\r\n")).isEqualTo(ERROR);
    assertThat(bench.say("AT+CIPMUX\r\n")).isEqualTo(ERROR);
  }

  @Test
  void theLowestFreeNumberIsFound() {
    bench.say("AT+CIPMUX=1\r\n");
    bench.link(0);
    int port = bench.net.serve();
    assertThat(bench.say("AT+CIPSTARTEX=\"TCP\",\"server.test\"," + port + "\r\n"))
        .isEqualTo("1,CONNECT\r\n\r\nOK\r\n");
    assertThat(bench.say("AT+CIPSTATE?\r\n"))
        .contains("+CIPSTATE:1,\"TCP\",\"127.0.0.1\"," + port + ",");
    assertThat(bench.say("AT+CIPCLOSE=5\r\n")).isEqualTo("0,CLOSED\r\n1,CLOSED\r\n\r\nOK\r\n");
    assertThat(bench.say("AT+CIPSTATUS\r\n")).startsWith("STATUS:4\r\n");
    bench.say("AT+CWQAP\r\n");
    assertThat(bench.say("AT+CIPSTATUS\r\n")).startsWith("STATUS:5\r\n");
  }

  @Test
  void whatIsWrongWithAPeerIsAnError() {
    for (String wrong :
        new String[] {
          "",
          "=\"UDP\",\"h\",1",
          "=\"TCP\",\"\",1",
          "=\"TCP\",\"h\",0",
          "=\"TCP\",h,1",
          "=\"TCP\",\"h\"",
          "=\"TCP\",\"h\",1,7201"
        }) {
      assertThat(bench.say("AT+CIPSTART" + wrong + "\r\n")).as(wrong).isEqualTo(ERROR);
    }
    assertThat(bench.say("AT+CIPCLOSE\r\n")).isEqualTo(ERROR);
    assertThat(bench.say("AT+CIPCLOSE=0\r\n")).isEqualTo(ERROR);
    assertThat(bench.say("AT+CIPSTATE\r\n")).isEqualTo(ERROR);
    assertThat(bench.say("AT+CIPSSLSIZE=4096\r\n")).isEqualTo(ERROR);
  }

  @Test
  void whoAnswersOrRefusesIsThere() {
    assertThat(bench.say("AT+PING=\"server.test\"\r\n")).matches("\\+PING:\\d+\r\n\r\nOK\r\n");
    assertThat(bench.say("AT+PING=\"nobody.test\"\r\n")).isEqualTo("+PING:TIMEOUT\r\n" + ERROR);
    assertThat(bench.say("AT+PING\r\n")).isEqualTo(ERROR);
    bench.say("AT+CWQAP\r\n");
    assertThat(bench.say("AT+PING=\"server.test\"\r\n")).isEqualTo(ERROR);
  }

  @Test
  void namesAreLookedUp() {
    assertThat(bench.say("AT+CIPDOMAIN=\"nosuch.test\"\r\n")).isEqualTo(ERROR);
    assertThat(bench.say("AT+CIPDINFO?\r\n")).isEqualTo("+CIPDINFO:FALSE\r\n\r\nOK\r\n");
  }

  @Test
  void tlsOfTheFirstGenerationNeedsABufferFirst() {
    bench.close();
    bench = AtBench.online(AtGeneration.NONOS_1_7);
    String start = "AT+CIPSTART=\"SSL\",\"127.0.0.1\",1\r\n";
    assertThat(bench.say(start)).startsWith("set ssl buffer size first");
    assertThat(bench.say("AT+CIPSSLSIZE=4096\r\n")).isEqualTo("\r\nOK\r\n");
    assertThat(bench.say(start)).isEqualTo("CONNECT FAIL\r\n" + ERROR);
  }
}
