package dev.wiretwin.bridge.virtual.at;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** VB-41, VB-50, VB-52. */
class BasicCommandsTest {
  private final AtBench bench = AtBench.online(AtGeneration.ESP_2);

  @AfterEach
  void end() {
    bench.close();
  }

  @Test
  void switchesAreSetAskedForAndRefused() {
    assertThat(bench.say("AT+SYSSTORE?\r\n")).isEqualTo("+SYSSTORE:1\r\nOK\r\n");
    assertThat(bench.say("AT+SYSSTORE=0\r\n")).isEqualTo("\r\nOK\r\n");
    assertThat(bench.say("AT+SYSSTORE?\r\n")).isEqualTo("+SYSSTORE:0\r\nOK\r\n");
    assertThat(bench.say("AT+SYSMSG=8\r\n")).isEqualTo("\r\nERROR\r\n");
    assertThat(bench.say("AT+SYSSTORE\r\n")).isEqualTo("\r\nERROR\r\n");
    assertThat(bench.say("AT+SYSRAM\r\n")).isEqualTo("\r\nERROR\r\n");
  }

  @Test
  void theEchoComesBack() {
    assertThat(bench.say("ATE1\r\n")).isEqualTo("\r\nOK\r\n");
    assertThat(bench.say("AT\r\n")).isEqualTo("AT\r\n\r\nOK\r\n");
  }

  @Test
  void theRateChangesBehindItsOk() {
    assertThat(bench.say("AT+UART=9600,8,1,0\r\n")).isEqualTo("\r\nERROR\r\n");
    assertThat(bench.say("AT+UART_CUR=230400,8,1,0,0\r\n")).isEqualTo("\r\nOK\r\n");
    assertThat(bench.uart.baud()).isEqualTo(230400);
    assertThat(bench.say("AT+UART_CUR?\r\n")).startsWith("+UART_CUR:230547,8,1,0,0\r\n\r\nOK");
    assertThat(bench.say("AT+UART_DEF?\r\n")).startsWith("+UART_DEF:115200,8,1,0,0\r\n");
    assertThat(bench.say("AT+UART_CUR\r\n")).isEqualTo("\r\nERROR\r\n");
    assertThat(bench.say("AT+UART=57600,8,1,0,0\r\n")).isEqualTo("\r\nOK\r\n");
    assertThat(bench.say("AT+UART_DEF?\r\n")).startsWith("+UART_DEF:57600");
  }

  @Test
  void aRestartSaysOkFirst() {
    assertThat(bench.say("AT+RST\r\n")).startsWith("\r\nOK\r\n");
    bench.pass(250);
    assertThat(bench.uart.sent()).endsWith("\r\nready\r\n");
  }

  @Test
  void nothingIsHeardWhileItRestarts() {
    bench.uart.receive("AT+RST\r\n");
    bench.pass(5);
    bench.uart.receive("AT+GMR\r\n");
    bench.pass(10);
    assertThat(bench.uart.sent()).isEqualTo("\r\nOK\r\n");
  }

  @Test
  void aRestoredModuleKnowsNoNetwork() {
    bench.say("AT+RESTORE\r\n");
    bench.pass(5000);
    assertThat(bench.uart.sent()).endsWith("\r\nready\r\n");
  }
}
