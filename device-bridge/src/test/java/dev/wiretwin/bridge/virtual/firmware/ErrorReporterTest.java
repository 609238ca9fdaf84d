package dev.wiretwin.bridge.virtual.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErrorReporterTest {
  private final ConsoleBench bench = ConsoleBench.started();

  @AfterEach
  void close() {
    bench.close();
  }

  private String after(long millis) {
    bench.pass(millis);
    return bench.uart.sent();
  }

  @Test
  void anUncaughtErrorIsPrintedAndTheBoardRestartsTwoSecondsLaterVB32() {
    bench.answer(
        "n = 0 tmr.create():alarm(100, 1, function() n = n + 1 if n == 1 then error('one') end print(n) end)");
    assertThat(after(100))
        .startsWith("stdin:1: one\r\nstack traceback:\r\n\t[C]: in function 'error'");
    assertThat(bench.answer("=n")).isEqualTo("1\r\n");
    assertThat(after(1950)).startsWith("2\r\n").contains("\r\n20\r\n").doesNotContain("rst");
    assertThat(after(300)).contains("rst cause:2").endsWith("> ");
    assertThat(bench.answer("=node.bootreason()")).isEqualTo("2\t4\r\n");
    assertThat(after(10_000)).isEmpty();
  }

  @Test
  void furtherErrorsArePrintedAndRestartNothingMoreVB32() {
    bench.answer("t = tmr.create() t:alarm(1000, 1, function() error('again', 0) end)");
    assertThat(after(2950).split("again", -1)).hasSize(3);
    assertThat(after(300).split("rst cause", -1)).hasSize(2);
  }

  @Test
  void anErrorHandlerThatFailsIsReportedToItself() {
    bench.answer(
        "node.setonerror(function(e) n = (n or 0) + 1 if n == 1 then error('in it') end print(e:match('[^\\n]*')) end)");
    assertThat(bench.type("node.task.post(function() error('first') end)\n"))
        .endsWith("\r\n> stdin:1: in it\r\n");
    assertThat(after(5000)).isEmpty();
  }

  @Test // VB-69
  void exhaustedMemoryRestartsTheBoardVB36() {
    assertThat(
            bench.type(
                "node.task.post(function() local t = {} while true do t[#t + 1] = ('x'):rep(1000) .."
                    + " #t end end)\n"))
        .endsWith("\r\n> out of memory\r\n");
    assertThat(after(2300)).contains("rst cause:2").endsWith("> ");
  }
}
