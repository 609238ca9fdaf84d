package dev.wiretwin.bridge.virtual.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.module.ResetReason;
import org.junit.jupiter.api.Test;

/** From power to prompt and back. */
class VirtualBoardTest {
  @Test
  void theWholeWayFromPowerToThePromptVB10VB20VB21() {
    try (ConsoleBench bench = new ConsoleBench(BoardSettings.DEFAULT)) {
      bench.board.powerOn();
      bench.cpu.run();
      assertThat(bench.uart.baud()).isEqualTo(74880);
      assertThat(bench.uart.sent())
          .startsWith("\r\n ets Jan  8 2013,rst cause:1, boot mode:(3,6)\r\n\r\nload 0x40100000,")
          .endsWith("csum 0x17\r\n");
      bench.pass(50);
      assertThat(bench.uart.sent())
          .isEqualTo("\r\nsystem SPI FI size:4194304, Flash size: 4194304\r\n");
      assertThat(bench.uart.baud()).isEqualTo(115200);
      bench.pass(100);
      assertThat(bench.uart.sent())
          .isEqualTo(
              """
              \r
              NodeMCU 3.0.0.0\s\r
              \tbranch: release\r
              \tcommit: 36cbf9f017d356319a6369e299765eedff191154\r
              \trelease: 3.0.0-release_20240225\r
              \trelease DTS: 202402250804\r
              \tSSL: false\r
              \tbuild type: float\r
              \tLFS: 0x0 bytes total capacity\r
              \tmodules: file,node,tmr,uart\r
               build 2024-02-26 10:00 powered by Lua 5.1.4 on SDK 3.0.1-dev(fce080e)\r
              cannot open init.lua: \r
              >\s""");
    }
  }

  @Test
  void theReasonOfAResetIsToldByRomAndNodeVB11() {
    try (ConsoleBench bench = ConsoleBench.started()) {
      bench.board.reset(ResetReason.HARDWARE_WATCHDOG);
      bench.cpu.run();
      assertThat(bench.uart.sent())
          .startsWith("\r\n ets Jan  8 2013,rst cause:4, boot mode:(3,6)\r\n\r\nwdt reset\r\n");
      bench.pass(200);
      bench.uart.sent();
      assertThat(bench.type("=node.bootreason()\n")).isEqualTo("=node.bootreason()\r\n4\t1\r\n> ");
    }
  }

  @Test
  void aBoardInItsLoaderSaysNothingMoreVB12() {
    try (ConsoleBench bench = ConsoleBench.started()) {
      bench.board.holdGpio0(true);
      bench.board.reset(ResetReason.RESET_PIN);
      bench.pass(5000);
      assertThat(bench.uart.sent())
          .isEqualTo("\r\n ets Jan  8 2013,rst cause:2, boot mode:(1,6)\r\n\r\n");
      assertThat(bench.type("print(1)\n")).isEmpty();
      bench.board.holdGpio0(false);
      bench.board.reset(ResetReason.RESET_PIN);
      bench.pass(200);
      assertThat(bench.uart.sent()).endsWith("> ");
    }
  }

  @Test
  void aBrownOutResetsAgainAndAgainVB64() {
    try (ConsoleBench bench = ConsoleBench.started()) {
      bench.board.brownOut(105_000);
      bench.pass(1050);
      assertThat(bench.uart.sent().split("rst cause:1", -1)).hasSize(11);
      bench.board.brownOut(0);
      bench.pass(200);
      assertThat(bench.uart.sent()).endsWith("> ");
      bench.pass(5000);
      assertThat(bench.uart.sent()).isEmpty();
    }
  }

  @Test
  void slowCallbacksKeepTheProcessorBusy() {
    try (ConsoleBench bench = ConsoleBench.started()) {
      bench.board.slowCallbacks(300_000);
      assertThat(bench.answer("print(tmr.now())")).isEqualTo("500000\r\n");
      bench.board.slowCallbacks(0);
      assertThat(bench.answer("print(tmr.now())")).isEqualTo("500000\r\n");
    }
  }

  @Test
  void aResetInTheMiddleOfABootStartsAnewVB63() {
    try (ConsoleBench bench = new ConsoleBench(BoardSettings.DEFAULT)) {
      bench.board.powerOn();
      bench.pass(80);
      bench.board.reset(ResetReason.RESET_PIN);
      bench.pass(200);
      assertThat(bench.uart.sent().split("NodeMCU 3", -1)).hasSize(2);
    }
  }

  @Test
  void withoutPowerABoardIsDead() {
    ConsoleBench bench = ConsoleBench.started();
    bench.answer("tmr.create():alarm(100, 1, function() print('tick') end)");
    bench.board.close();
    bench.pass(1000);
    assertThat(bench.type("print(1)\n")).isEmpty();
  }

  @Test
  void aFullFlashIsDiagnosed() {
    BoardSettings settings =
        BoardSettings.DEFAULT.withFiles(java.util.Map.of("x".repeat(40), new byte[1]));
    try (ConsoleBench bench = ConsoleBench.started(settings)) {
      assertThat(bench.diagnoses).containsExactly("the flash does not take " + "x".repeat(40));
    }
  }

  @Test
  void whatAScriptPrintsMayLookLikeThePromptAndLikeOtherProtocolsVB77VB83() {
    try (ConsoleBench bench = ConsoleBench.started()) {
      String line = "print(\"OK> +++~\") print(\"> \")";
      assertThat(bench.type(line + "\n")).isEqualTo(line + "\r\nOK> +++~\r\n> \r\n> ");
    }
  }

  @Test
  void aTimerPrintsIntoALineThatIsBeingTypedVB76() {
    try (ConsoleBench bench = ConsoleBench.started()) {
      bench.type("tmr.create():alarm(50, tmr.ALARM_SINGLE, function() print('disturbed') end)\n");
      assertThat(bench.type("=6")).isEqualTo("=6");
      bench.pass(60);
      assertThat(bench.uart.sent()).isEqualTo("disturbed\r\n");
      assertThat(bench.type("*7\n")).isEqualTo("*7\r\n42\r\n> ");
    }
  }
}
