package dev.wiretwin.bridge.virtual.at;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.module.ResetReason;
import org.junit.jupiter.api.Test;

/** VB-07, VB-10 to VB-14, VB-49, VB-54, VB-64, VB-69: a module's lives. */
class AtPersonalityTest {
  @Test
  void theReasonOfAResetIsTold() {
    try (AtBench bench = AtBench.online(AtGeneration.ESP_2)) {
      bench.board.reset(ResetReason.HARDWARE_WATCHDOG);
      bench.pass(200);
      assertThat(bench.uart.sent())
          .startsWith("\r\n ets Jan  8 2013,rst cause:4, boot mode:(3,6)\r\n\r\nwdt reset\r\n")
          .endsWith("\r\nready\r\n");
    }
  }

  @Test
  void aModuleInItsLoaderIsSilent() {
    try (AtBench bench = AtBench.online(AtGeneration.NONOS_1_7)) {
      bench.board.holdGpio0(true);
      bench.board.reset(ResetReason.RESET_PIN);
      bench.pass(5000);
      assertThat(bench.uart.sent()).endsWith("boot mode:(1,6)\r\n\r\n");
      assertThat(bench.say("AT\r\n")).isEmpty();
    }
  }

  @Test
  void onTheWrongPinsOnlyTheRomIsHeard() {
    try (AtBench bench = new AtBench(AtGeneration.ESP_2, "uart")) {
      bench.board.powerOn();
      bench.pass(2000);
      assertThat(bench.uart.sent()).contains("rst cause:1").doesNotContain("ready");
      assertThat(bench.say("AT\r\n")).isEmpty();
    }
  }

  @Test
  void aResetPutsEverythingBackButTheFlash() {
    try (AtBench bench = AtBench.online(AtGeneration.ESP_2)) {
      bench.say("AT+CIPMUX=1\r\n");
      bench.link(0);
      bench.say("AT+UART_DEF=9600,8,1,0,0\r\n");
      bench.say("AT+UART_CUR=921600,8,1,0,0\r\n");
      assertThat(bench.uart.baud()).isEqualTo(921600);
      bench.board.reset(ResetReason.RESET_PIN);
      bench.pass(2000);
      bench.uart.sent();
      assertThat(bench.uart.baud()).isEqualTo(9600);
      assertThat(bench.personality.baud()).isEqualTo(9600);
      assertThat(bench.say("AT+CIPMUX?\r\n")).startsWith("AT+CIPMUX?\r\n+CIPMUX:0\r\n");
      assertThat(bench.say("AT+CIPSTATUS\r\n")).contains("STATUS:2\r\n\r\nOK");
    }
  }

  @Test
  void memoryFailsOnCueAndTlsWithoutAnyRestartsTheModule() {
    try (AtBench bench = AtBench.online(AtGeneration.ESP_2)) {
      bench.personality.failAllocation(1);
      String start = "\",\"127.0.0.1\"," + bench.net.serve() + "\r\n";
      assertThat(bench.say("AT+CIPSTART=\"TCP" + start)).isEqualTo("\r\nERROR\r\n");
      assertThat(bench.say("AT+CIPSTART=\"TCP" + start)).endsWith("OK\r\n");
      bench.say("AT+CIPCLOSE\r\n");
      bench.personality.starve();
      assertThat(bench.say("AT+CIPSTART=\"TCP" + start)).isEqualTo("\r\nERROR\r\n");
      bench.say("AT+CIPSTART=\"SSL" + start);
      bench.pass(250);
      assertThat(bench.uart.sent()).endsWith("\r\nready\r\n");
      bench.pass(1000);
      assertThat(bench.say("AT+CIPSTART=\"TCP" + start)).endsWith("OK\r\n");
    }
  }

  @Test
  void slowCommandsHaveABusyWindow() {
    try (AtBench bench = AtBench.online(AtGeneration.ESP_2)) {
      bench.board.slowCallbacks(100_000);
      assertThat(bench.say("AT\r\n")).isEmpty();
      assertThat(bench.say("AT\r\n")).isEqualTo("\r\nbusy p...\r\n");
      bench.pass(100);
      assertThat(bench.uart.sent()).isEqualTo("\r\nOK\r\n");
    }
  }

  @Test
  void otherChipsHaveLargerRings() {
    assertThat(AtPersonality.buffers(AtGeneration.ESP_2)).isEqualTo(AtPersonality.BUFFERS);
    assertThat(AtPersonality.buffers(AtGeneration.ESP_5).sent()).isEqualTo(8192);
  }
}
