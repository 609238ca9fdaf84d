package dev.wiretwin.bridge.virtual.at;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TlsCommandsTest {
  private static final String ERROR = "\r\nERROR\r\n";
  private final AtBench bench = AtBench.online(AtGeneration.ESP_2);

  @AfterEach
  void end() {
    bench.close();
  }

  @Test
  void nothingIsCheckedAndNothingElseCanBeHad() {
    assertThat(bench.say("AT+CIPSSLCCONF=0\r\n")).isEqualTo("\r\nOK\r\n");
    assertThat(bench.say("AT+CIPSSLCCONF=1,0,0\r\n")).isEqualTo("NO CERT FOUND\r\n" + ERROR);
    assertThat(bench.say("AT+CIPSSLCCONF=2,0,0\r\n")).isEqualTo("NO CA FOUND\r\n" + ERROR);
    assertThat(bench.say("AT+CIPSSLCCONF?\r\n")).isEqualTo("+CIPSSLCCONF:0,0,0\r\n\r\nOK\r\n");
    assertThat(bench.say("AT+CIPSSLCCONF\r\n")).isEqualTo(ERROR);
  }

  @Test
  void withSeveralLinksEachIsListed() {
    bench.say("AT+CIPMUX=1\r\n");
    assertThat(bench.say("AT+CIPSSLCCONF=5,0\r\n")).isEqualTo("\r\nOK\r\n");
    assertThat(bench.say("AT+CIPSSLCCONF?\r\n")).contains("+CIPSSLCCONF:4,0,0,0\r\n");
  }

  @Test
  void aNameMustNotBeLong() {
    assertThat(bench.say("AT+CIPSSLCSNI=\"server.test\"\r\n")).isEqualTo("\r\nOK\r\n");
    assertThat(bench.say("AT+CIPSSLCSNI=\"" + "x".repeat(65) + "\"\r\n")).isEqualTo(ERROR);
    assertThat(bench.say("AT+CIPSSLCSNI?\r\n")).isEqualTo(ERROR);
  }
}
