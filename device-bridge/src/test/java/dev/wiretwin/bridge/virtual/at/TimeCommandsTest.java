package dev.wiretwin.bridge.virtual.at;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** VB-79. */
class TimeCommandsTest {
  private static final String OK = "\r\nOK\r\n";
  private static final String ERROR = "\r\nERROR\r\n";

  private AtBench bench = AtBench.online(AtGeneration.ESP_5);

  @AfterEach
  void end() {
    bench.close();
  }

  private long stamp() {
    String told = bench.say("AT+SYSTIMESTAMP?\r\n");
    assertThat(told).matches("\\+SYSTIMESTAMP:\\d+\r\n\r\nOK\r\n");
    return Long.parseLong(told.substring(14, told.indexOf('\r')));
  }

  @Test
  void theClockRunsAndJumpsBackAtAReset() {
    assertThat(bench.say("AT+SYSTIMESTAMP=1764500000\r\n")).isEqualTo(OK);
    long first = stamp();
    assertThat(first).isGreaterThanOrEqualTo(1_764_500_000L);
    bench.pass(5_000);
    assertThat(stamp() - first).isBetween(4L, 6L);
    bench.say("AT+RST\r\n");
    bench.pass(3_000);
    bench.say("ATE0\r\n");
    bench.uart.sent();
    assertThat(stamp()).isLessThan(60);
  }

  @Test
  void withoutATimeServerItIs1970() {
    assertThat(bench.say("AT+CIPSNTPTIME?\r\n"))
        .matches("\\+CIPSNTPTIME:Thu Jan 01 00:00:\\d\\d 1970\r\n\r\nOK\r\n");
    assertThat(bench.say("AT+CIPSNTPCFG?\r\n")).isEqualTo("+CIPSNTPCFG:0,0\r\n" + OK);
    assertThat(bench.say("AT+CIPSNTPCFG=1,8,\"ntp.test\"\r\n")).isEqualTo(OK);
    assertThat(bench.say("AT+CIPSNTPTIME?\r\n")).startsWith("+CIPSNTPTIME:Thu Jan 01 08:00:");
    assertThat(bench.say("AT+CIPSNTPCFG?\r\n")).isEqualTo("+CIPSNTPCFG:1,8,\"ntp.test\"\r\n" + OK);
  }

  @Test
  void whatIsWrongIsAnError() {
    for (String wrong :
        new String[] {
          "CIPSNTPTIME",
          "CIPSNTPCFG",
          "CIPSNTPCFG=2",
          "CIPSNTPCFG=1,15",
          "CIPSNTPCFG=1,1,x",
          "SYSTIMESTAMP",
          "SYSTIMESTAMP=-1"
        }) {
      assertThat(bench.say("AT+" + wrong + "\r\n")).as(wrong).isEqualTo(ERROR);
    }
    bench.close();
    bench = AtBench.online(AtGeneration.ESP_2);
    assertThat(bench.say("AT+SYSTIMESTAMP?\r\n")).isEqualTo(ERROR);
    assertThat(bench.say("AT+CIPSNTPTIME?\r\n")).contains("1970");
  }
}
