package dev.wiretwin.bridge.lua;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.console.ConsoleDialog;
import dev.wiretwin.bridge.serial.SerialLine;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class AgentFlashTest {
  @TempDir Path folder;

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void whatIsOursGoesAndNothingElse() throws Exception {
    ConsoleDialog dialog = new ConsoleDialog(System::nanoTime, "x");
    try (BridgeBench bench = new BridgeBench(folder, BoardSettings.DEFAULT);
        SerialLine line = bench.opening().open(115_200, dialog)) {
      dialog.on(line);
      dialog.synchronise();
      new AgentInstaller(dialog, LuaAgent.current(), progress -> {}).install();
      dialog.ask("file.putcontents(\"wiretwin-mine.lua\",\"x\") ", "1");
      assertThat(AgentFlash.remove(dialog)).isOne();
      assertThat(AgentFlash.remove(dialog)).isZero();
      String left =
          "(function() local t=\"\" for n in pairs(file.list()) do t=t..n end return t end)()";
      assertThat(dialog.ask("", left)).isEqualTo("wiretwin-mine.lua");
    }
  }
}
