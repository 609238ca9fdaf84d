package dev.wiretwin.bridge.at;

import dev.wiretwin.bridge.identify.BoardBench;
import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.firmware.Firmware;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract of every module on a virtual one behind a pseudo terminal, at a faster rate than its
 * own, which it gets back.
 */
class PtyModuleBoardIT extends AtBoardContract {
  @TempDir static Path folder;

  private BoardBench bench;

  @Override
  LineOpening opening() {
    if (bench == null) {
      try {
        bench = BoardBench.start(folder, BoardSettings.DEFAULT.withFirmware(Firmware.AT_2));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return bench.opening();
  }

  @Override
  AtSettings settings() {
    return AtSettings.DEFAULT.withBaud(115_200, 460_800);
  }

  @Override
  boolean restart() throws IOException {
    bench.fault("reset:watchdog");
    return true;
  }

  @Override
  boolean pull() throws IOException {
    bench.fault("unplug");
    return true;
  }

  @Override
  void plug() throws IOException {
    bench.fault("replug");
  }

  @AfterAll
  void switchOff() {
    bench.close();
  }
}
