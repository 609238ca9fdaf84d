package dev.wiretwin.bridge.virtual.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What luatool does: each line of a script as a command, and its echo compared. */
@Timeout(90)
class LuatoolTest {
  @TempDir private Path folder;

  /** Sends a line with a carriage return alone, and demands the same line back. */
  private static void writeLine(Screen screen, String line)
      throws IOException, InterruptedException {
    screen.type(line + "\r");
    String answer = screen.until(">");
    for (String echo : answer.split("[\r\n]+")) {
      assertThat(echo).isIn("", " " + line, line, ">");
    }
    screen.take(1);
  }

  @Test
  void aScriptOfTenKilobytesGoesUpLineByLineEachEchoedAsSent() throws Exception {
    String script = ToolBench.script();
    try (ToolBench bench = ToolBench.start(folder)) {
      writeLine(bench.screen, "file.open(\"main.lua\", \"w\")");
      writeLine(bench.screen, "file.close()");
      writeLine(bench.screen, "file.remove(\"main.lua\")");
      writeLine(bench.screen, "file.open(\"main.lua\", \"w+\")");
      for (String line : script.split("\n")) {
        writeLine(bench.screen, "file.writeline([==[" + line + "]==])");
      }
      writeLine(bench.screen, "file.flush()");
      writeLine(bench.screen, "file.close()");
      assertThat(bench.screen.run("=file.stat('main.lua').size"))
          .isEqualTo(script.length() + "\r\n");
      int lines = script.split("\n").length;
      assertThat(bench.screen.run("dofile(\"main.lua\") print(sum)"))
          .isEqualTo(lines * (lines + 1) / 2 + "\r\n");
      writeLine(bench.screen, "node.compile(\"main.lua\")");
      assertThat(bench.screen.run("=file.exists('main.lc')")).isEqualTo("true\r\n");
    }
  }

  @Test
  void theListOfFilesEndsAtThePrompt() throws Exception {
    try (ToolBench bench = ToolBench.start(folder)) {
      bench.screen.run("file.putcontents('one', 'abc')");
      bench.screen.type(
          "local l = file.list();for k,v in pairs(l) do print('name:'..k..', size:'..v)end\r");
      assertThat(bench.screen.until(">")).contains("\r\nname:one, size:3\r\n");
    }
  }
}
