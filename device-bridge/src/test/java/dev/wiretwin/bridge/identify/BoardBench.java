package dev.wiretwin.bridge.identify;

import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.serial.jserialcomm.JSerialCommLine;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.host.BoardHost;
import dev.wiretwin.bridge.virtual.host.BoardPlan;
import dev.wiretwin.bridge.virtual.host.ControlClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A virtual board on a pseudo terminal, in this process. */
public final class BoardBench implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final BoardHost host;

  private BoardBench(BoardHost host) {
    this.host = host;
  }

  public static BoardBench start(Path folder, BoardSettings settings) throws IOException {
    return new BoardBench(BoardHost.start(BoardPlan.of(folder, settings), board -> what -> {}));
  }

  public static BoardBench start(Path folder, String init) throws IOException {
    return start(
        folder,
        BoardSettings.DEFAULT.withFiles(
            Map.of("init.lua", init.getBytes(StandardCharsets.ISO_8859_1))));
  }

  public String port() {
    return host.boards().get(0).port();
  }

  public LineOpening opening() {
    return (baud, listener) -> JSerialCommLine.open(port(), baud, listener);
  }

  /** Has something go wrong. */
  public void fault(String spec) throws IOException {
    String answer = ControlClient.ask(host.boards().get(0).control(), "fault " + spec, PATIENCE);
    if (!answer.equals("ok")) {
      throw new IOException(spec + ": " + answer);
    }
  }

  @Override
  public void close() {
    host.close();
  }
}
