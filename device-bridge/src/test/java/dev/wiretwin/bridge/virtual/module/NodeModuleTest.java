package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.firmware.ConsoleBench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodeModuleTest {
  private final ConsoleBench bench = ConsoleBench.started();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aRestartLetsTheChunkAndItsPromptBeSeen() {
    assertThat(bench.type("node.restart() print('still here')\n"))
        .isEqualTo("node.restart() print('still here')\r\nstill here\r\n> ");
    bench.pass(300);
    assertThat(bench.uart.sent()).contains("rst cause:2").endsWith("> ");
    assertThat(bench.answer("=node.bootreason()")).isEqualTo("2\t4\r\n");
  }

  @Test
  void tasksRunByTheirPriority() {
    assertThat(
            bench.type(
                "for i = 0, 2 do node.task.post(i, function(p) print('task', p) end) end"
                    + " node.task.post(function(p) print('usual', p) end)\n"))
        .endsWith("\r\n> task\t2\r\ntask\t1\r\nusual\t1\r\ntask\t0\r\n");
  }

  @Test
  void tasksHaveABound() {
    assertThat(bench.answer("for i = 1, 33 do node.task.post(0, function() end) end"))
        .contains("Task queue overflow. Task not posted");
    assertThat(bench.answer("node.task.post(3, print)")).contains("(invalid  priority)");
    assertThat(bench.answer("node.task.post(1)")).contains("function expected, got no value");
  }

  @Test
  void ownErrorHandlersReplaceTheRestartVB32() {
    bench.answer("node.setonerror(function(e) print('caught: ' .. e:match('^[^\\n]*')) end)");
    bench.type("tmr.create():alarm(10, 0, function() error('x') end)\n");
    bench.pass(5000);
    assertThat(bench.uart.sent()).isEqualTo("caught: stdin:1: x\r\n");
    bench.answer("node.setonerror()");
    bench.type("tmr.create():alarm(10, 0, function() error('y') end)\n");
    bench.pass(2500);
    assertThat(bench.uart.sent()).startsWith("stdin:1: y").contains("rst cause:2").endsWith("> ");
  }

  @Test
  void outputGoesThroughAPipe() {
    bench.type(
        "node.output(function(p) local s = p:read(1000) if s then uart.write(0, '[', s, ']') end end, 0)\n");
    assertThat(bench.type("print('a', 'b')\n")).isEqualTo("print('a', 'b')\r\n[a\tb\n> ]");
    bench.type("node.output()\n");
    assertThat(bench.answer("print(1)")).isEqualTo("1\r\n");
  }

  @Test
  void inputIsTyped() {
    assertThat(bench.type("node.input('print(1)\\n')\n")).endsWith("\r\n> 1\r\n> ");
  }

  @Test
  void anotherStartCommandIsKept() {
    assertThat(bench.answer("=node.startupcommand('print(\"mine\")')")).isEqualTo("true\r\n");
    bench.board.reset(ResetReason.RESET_PIN);
    bench.pass(200);
    assertThat(bench.uart.sent()).endsWith("\r\nmine\r\n> ");
  }

  @Test
  void randomNumbersKeepToTheirRange() {
    assertThat(
            bench.answer(
                "for i=1,1000 do local r, s = node.random(), node.random(-2, 3) if r < 0 or r >= 1 or s < -2 or s > 3 then print(r, s) end end"))
        .isEmpty();
    assertThat(bench.answer("=node.random(1)")).isEqualTo("1\r\n");
    assertThat(bench.answer("node.random(2, 1)"))
        .contains("bad argument #2 to 'random' (interval is empty)");
    assertThat(bench.answer("node.random(1, 2, 3)")).contains("wrong number of arguments");
  }

  @Test
  void theHeapFallsWithWhatIsHeld() {
    bench.answer("collectgarbage()");
    double before = Double.parseDouble(bench.answer("=node.heap()").trim());
    bench.answer("s = ('x'):rep(8000)");
    bench.answer("collectgarbage()");
    double after = Double.parseDouble(bench.answer("=node.heap()").trim());
    assertThat(before).isBetween(30000.0, 45000.0);
    assertThat(before - after).isBetween(3000.0, 12000.0);
    assertThat(bench.answer("local a, b = node.egc.meminfo() print(a > 0, b > 0)"))
        .isEqualTo("true\ttrue\r\n");
    assertThat(bench.answer("node.egc.setmode(node.egc.ALWAYS, 4096)")).isEmpty();
  }

  @Test
  void theProcessorHasTwoSpeeds() {
    assertThat(
            bench.answer("=node.getcpufreq(), node.setcpufreq(node.CPU160MHZ), node.getcpufreq()"))
        .isEqualTo("80\t160\t160\r\n");
  }

  @Test
  void whatIsNotDoneSaysSo() {
    assertThat(bench.answer("node.dsleep(1000)")).contains("deep sleep is not done");
    assertThat(bench.answer("node.dsleep(nil, 4)")).isEmpty();
    assertThat(bench.answer("node.sleep({})")).contains("node.sleep() is unavailable");
    assertThat(
            bench.answer(
                "=node.dsleepMax() > 0, node.stripdebug(), node.osprint(false), node.restore()"))
        .startsWith("true\t2");
  }
}
