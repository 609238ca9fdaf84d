package dev.wiretwin.api.board;

import dev.wiretwin.bridge.console.ConsoleDialog;
import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.serial.SerialLine;
import dev.wiretwin.bridge.serial.ports.SerialPorts;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.firmware.Firmware;
import dev.wiretwin.bridge.virtual.host.BoardEntry;
import dev.wiretwin.bridge.virtual.host.BoardHost;
import dev.wiretwin.bridge.virtual.host.BoardPlan;
import dev.wiretwin.bridge.virtual.host.ControlClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A virtual board in the test's own process, on a pty, in the register of a state folder. */
public record Plugged(BoardHost host) implements AutoCloseable {
  /** One with the rate, the modules and all else as they are usual. */
  public static Plugged board(Path state) throws IOException {
    return board(state, BoardSettings.DEFAULT);
  }

  public static Plugged board(Path state, BoardSettings settings) throws IOException {
    BoardPlan plan = BoardPlan.of(state.resolve("boards"), settings);
    return new Plugged(BoardHost.start(plan, name -> line -> {}));
  }

  /** A module with ESP-AT 2.x. */
  public static Plugged module(Path state) throws IOException {
    return board(state, BoardSettings.DEFAULT.withFirmware(Firmware.AT_2).withBaud(921_600));
  }

  public BoardEntry entry() {
    return host.boards().get(0);
  }

  public String name() {
    return entry().name();
  }

  public LineOpening opening() {
    return (baud, listener) -> SerialPorts.onThisMachine().open(entry().port(), baud, listener);
  }

  /** Waits until it is at its prompt. */
  public Plugged awake() throws IOException, InterruptedException {
    ConsoleDialog dialog = new ConsoleDialog(System::nanoTime, "p");
    try (SerialLine line = opening().open(115_200, dialog)) {
      dialog.on(line);
      dialog.synchronise();
    }
    return this;
  }

  public void strike(String fault) throws IOException {
    String answer = ControlClient.ask(entry().control(), "fault " + fault, Duration.ofSeconds(10));
    if (!answer.equals("ok")) {
      throw new IOException(answer);
    }
  }

  @Override
  public void close() {
    host.close();
  }
}
