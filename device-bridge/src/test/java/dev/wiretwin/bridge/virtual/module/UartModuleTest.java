package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.firmware.ConsoleBench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UartModuleTest {
  private final ConsoleBench bench = ConsoleBench.started();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aKnownRateIsTakenVB31() {
    assertThat(bench.answer("=uart.setup(0,460800,8,0,1,1)")).isEqualTo("460800\r\n");
    assertThat(bench.uart.baud()).isEqualTo(460800);
    assertThat(bench.answer("=uart.getconfig(0)")).isEqualTo("460800\t8\t0\t1\r\n");
  }

  @Test
  void anUnknownRateBecomes9600WhileTheCallTellsOtherwiseVB31() {
    assertThat(bench.answer("=uart.setup(0,100000,8,0,1)")).isEqualTo("100000\r\n");
    assertThat(bench.uart.baud()).isEqualTo(9600);
    assertThat(bench.answer("=uart.getconfig(0)")).isEqualTo("9600\t8\t0\t1\r\n");
  }

  @Test
  void rateAndEchoAreBackAfterAResetVB14() {
    bench.type("uart.setup(0,9600,7,uart.PARITY_ODD,uart.STOPBITS_2,0)\n");
    assertThat(bench.type("print(1)\n")).isEqualTo("1\r\n> ");
    bench.board.reset(ResetReason.RESET_PIN);
    bench.pass(200);
    bench.uart.sent();
    assertThat(bench.uart.baud()).isEqualTo(115200);
    assertThat(bench.answer("=uart.getconfig(0)")).isEqualTo("115200\t8\t0\t1\r\n");
  }

  @Test
  void theSecondPortIsThereAndLeadsNowhere() {
    assertThat(bench.answer("=uart.setup(1,300,5,1,3), uart.getconfig(1)"))
        .isEqualTo("300\t300\t5\t1\t3\r\n");
    assertThat(bench.answer("uart.write(1,'lost')")).isEmpty();
    assertThat(bench.uart.baud()).isEqualTo(115200);
    assertThat(bench.answer("uart.write(2,'x')")).contains("uart 2 does not exist");
  }

  @Test
  void bytesAreWrittenAsTheyAreAndNumbersAreBytesVB26() {
    assertThat(bench.answer("uart.write(0,'a\\n\\0b\\r',10,255,'\\254')"))
        .isEqualTo("a\n\0b\r\n\u00ff\u00fe");
    assertThat(bench.answer("uart.write(0,256)")).contains("invalid number");
    assertThat(bench.answer("uart.write(0,{})"))
        .contains("bad argument #2 to 'write' (string expected, got table)");
  }

  @Test
  void rawRecordsTakeTheConsoleAwayAndGiveItBackVB30() {
    bench.type(
        "uart.on('data', '\\r', function(d) uart.write(0, '<', d, '>') if d == 'quit\\r' then uart.on('data') end end, 0)\n");
    assertThat(bench.type("print(1)\r")).isEqualTo("<print(1)\r>");
    assertThat(bench.type("quit\r")).isEqualTo("<quit\r>");
    assertThat(bench.answer("print(2)")).isEqualTo("2\r\n");
  }

  @Test
  void typedLinesAreHeardBeforeTheyRunVB30() {
    bench.type("uart.on('data', 1, function(d) print('heard ' .. d) end, 1)\n");
    assertThat(bench.type("print(1)\n")).isEqualTo("print(1)\r\nheard print(1)\r\n1\r\n> ");
  }

  @Test
  void whatIsNotDoneRightIsToldVB30() {
    assertThat(bench.answer("uart.on('error')"))
        .contains("bad argument #1 to 'on' (method not supported)");
    assertThat(bench.answer("uart.on('data', 256, print, 0)"))
        .contains("bad argument #2 to 'on' (wrong arg range)");
    assertThat(bench.answer("uart.on('data', 'ab', print, 0)")).contains("wrong arg range");
  }

  @Test
  void anErrorInARecordsCallbackRestartsTheBoardVB32() {
    bench.type("uart.on('data', 0, function(d) error('bad ' .. d) end, 0)\n");
    assertThat(bench.type("x")).startsWith("stdin:1: bad x").endsWith("\r\n");
    bench.pass(1900);
    assertThat(bench.uart.sent()).isEmpty();
    bench.pass(400);
    assertThat(bench.uart.sent()).contains("rst cause:2").endsWith("> ");
  }

  @Test
  void aCallbackThatIsGoneIsAnException() {
    bench.type("uart.on('data', 0, function() uart.on('data') end, 0)\n");
    assertThat(bench.type("ab"))
        .startsWith("\r\nFatal exception 20(InstFetchProhibitedCause):\r\nepc1=0x")
        .contains("rst cause:2");
    assertThat(bench.diagnoses).singleElement().asString().startsWith("undefined: ");
    bench.pass(200);
    bench.uart.sent();
    assertThat(bench.answer("=node.bootreason()")).startsWith("2\t2\t20\t");
  }

  @Test
  void theAlternativePinsLeaveUsbDead() {
    bench.type("uart.alt(1) tmr.create():alarm(1000, 0, function() uart.alt(0) end)\n");
    assertThat(bench.type("print(1)\n")).isEmpty();
    bench.pass(1000);
    assertThat(bench.answer("print(2)")).isEqualTo("2\r\n");
  }

  @Test
  void queuesLookEmpty() {
    assertThat(bench.answer("=uart.fifodepth(0, uart.DIR_RX), uart.fifodepth(0, uart.DIR_TX)"))
        .isEqualTo("0\t0\r\n");
    assertThat(bench.answer("uart.fifodepth(0, 2)")).contains("invalid direction");
  }
}
