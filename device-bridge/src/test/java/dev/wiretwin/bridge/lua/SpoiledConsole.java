package dev.wiretwin.bridge.lua;

import dev.wiretwin.bridge.console.ConsoleDialog;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.SerialLine;
import dev.wiretwin.bridge.virtual.cpu.ManualCpu;
import dev.wiretwin.bridge.virtual.firmware.BoardParts;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.firmware.VirtualBoard;
import dev.wiretwin.bridge.virtual.module.FileModule;
import dev.wiretwin.bridge.virtual.module.MemoryFileStore;
import dev.wiretwin.bridge.virtual.module.MemoryUart;
import dev.wiretwin.bridge.virtual.websocket.WebsocketModule;
import dev.wiretwin.bridge.virtual.websocket.WebsocketSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * A virtual board's console at the other end of a line that spoils characters at places which a
 * seed chooses. Answers come while a line is typed, so that nobody waits: the clock leaps.
 */
final class SpoiledConsole implements SerialLine, AutoCloseable {
  private static final long LEAP_NANOS = 20_000_000_000L;
  private static final int ANSWER_MS = 50;

  private final ManualCpu cpu = new ManualCpu();
  private final MemoryUart uart = new MemoryUart();
  private final MemoryFileStore files = new MemoryFileStore();
  private final VirtualBoard board;
  final ConsoleDialog dialog = new ConsoleDialog(this::leap, "s");
  final List<String> typed = new ArrayList<>();
  int spoiled;
  private final Random random;
  private final double share;
  private long now;

  SpoiledConsole(BoardSettings settings) {
    this(settings, 0, 0);
  }

  /**
   * @param share of the characters that are spoiled, each way
   */
  SpoiledConsole(BoardSettings settings, long seed, double share) {
    board =
        new VirtualBoard(
            settings,
            new BoardParts(
                cpu,
                uart,
                life -> null,
                List.of(
                    () -> new FileModule(files),
                    () -> new WebsocketModule(new WebsocketSettings(false, () -> 7))),
                files,
                why -> {}));
    board.powerOn();
    cpu.advance(300_000);
    uart.sent();
    random = new Random(seed);
    this.share = share;
    dialog.on(this);
  }

  private long leap() {
    return now += LEAP_NANOS;
  }

  /** What is on the flash, one character per byte. */
  TreeMap<String, String> flash() {
    TreeMap<String, String> flash = new TreeMap<>();
    files
        .list()
        .forEach(
            file ->
                flash.put(
                    file.name(),
                    new String(
                        files.read(file.name(), 0, file.size()), StandardCharsets.ISO_8859_1)));
    return flash;
  }

  /** What an expression is, told by the board on a clean line. */
  String ask(String expression) throws LineFailure, InterruptedException {
    return dialog.ask("", expression);
  }

  /** What the board says to a line that is typed by hand, without its echo and the prompt. */
  String answer(String line) {
    type(line + "\n");
    return uart.sent().replaceAll("(?s)^[^\n]*\n(.*?)> $", "$1");
  }

  private void type(String text) {
    for (char one : text.toCharArray()) {
      uart.receive(String.valueOf(one));
      cpu.run();
    }
    cpu.advance(ANSWER_MS * 1000);
  }

  private String spoil(String text) {
    StringBuilder arrives = new StringBuilder();
    for (char one : text.toCharArray()) {
      boolean strikes = share > 0 && random.nextDouble() < share;
      spoiled += strikes ? 1 : 0;
      switch (strikes ? random.nextInt(3) : -1) {
        case 0 -> {
          // lost
        }
        case 1 -> arrives.append((char) (one ^ 1 << random.nextInt(8)));
        case 2 -> arrives.append(one).append(one);
        default -> arrives.append(one);
      }
    }
    return arrives.toString();
  }

  @Override
  public void write(byte[] bytes) {
    String line = new String(bytes, StandardCharsets.ISO_8859_1);
    typed.add(line);
    type(spoil(line));
    String said = spoil(uart.sent());
    if (!said.isEmpty()) {
      dialog.received(said.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  @Override
  public String name() {
    return "bench";
  }

  @Override
  public int baud() {
    return 115_200;
  }

  @Override
  public void changeBaud(int baud) throws LineFailure {
    throw new LineFailure("this line has one rate");
  }

  @Override
  public void modemLines(boolean dtr, boolean rts) throws LineFailure {
    throw new LineFailure("this line has no modem lines");
  }

  @Override
  public void close() {
    board.close();
  }
}
