package dev.wiretwin.bridge.lua;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.console.ConsoleDialog;
import dev.wiretwin.bridge.identify.Identification;
import dev.wiretwin.bridge.identify.Identifier;
import dev.wiretwin.bridge.serial.SerialLine;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An agent that a bridge has left behind, as one that was killed does. */
class LeftBehindIT {
  @TempDir Path folder;

  private void leaveBehind(BridgeBench bench) throws Exception {
    ConsoleDialog dialog = new ConsoleDialog(System::nanoTime, "l");
    try (SerialLine line = bench.opening().open(115_200, dialog)) {
      dialog.on(line);
      dialog.synchronise();
      AgentInstaller installer = new AgentInstaller(dialog, LuaAgent.current(), progress -> {});
      installer.install();
      installer.start(115_200, 30_000);
      assertThat(dialog.await("~", 5_000)).isPresent();
    }
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void theBoardIsIdentifiedAllTheSame() throws Exception {
    try (BridgeBench bench = new BridgeBench(folder, BoardSettings.DEFAULT)) {
      leaveBehind(bench);
      Identification found = new Identifier(System::nanoTime).identify("b", bench.opening());
      assertThat(found).isInstanceOf(Identification.LuaFirmware.class);
    }
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void theConsoleIsHadAllTheSame() throws Exception {
    try (BridgeBench bench = new BridgeBench(folder, BoardSettings.DEFAULT)) {
      leaveBehind(bench);
      ConsoleDialog dialog = new ConsoleDialog(System::nanoTime, "m");
      try (SerialLine line = bench.opening().open(115_200, dialog)) {
        dialog.on(line);
        dialog.synchronise();
        assertThat(dialog.ask("", "6*7")).isEqualTo("42");
      }
    }
  }
}
