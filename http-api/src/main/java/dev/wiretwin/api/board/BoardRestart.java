package dev.wiretwin.api.board;

import dev.wiretwin.bridge.console.ConsoleDialog;
import dev.wiretwin.bridge.identify.BootReason;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.serial.ResetSequence;
import dev.wiretwin.bridge.serial.SerialLine;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Has a board start anew, and listens whether it does. Stateless but for its clock; each call opens
 * the line, gives it back and takes a few seconds at the most.
 */
public final class BoardRestart {
  private static final long NANOS_PER_MS = 1_000_000;
  private static final long START_MS = 3_000;
  private static final byte[] RST = "AT+RST\r\n".getBytes(StandardCharsets.US_ASCII);

  private final LineOpening opening;
  private final int baud;
  private final LongSupplier nanoClock;
  private final Push command;

  /** Of a board with Lua firmware. */
  public BoardRestart(LineOpening opening, int baud, LongSupplier nanoClock) {
    this(opening, baud, nanoClock, BoardRestart::nodeRestart);
  }

  private BoardRestart(LineOpening opening, int baud, LongSupplier nanoClock, Push command) {
    this.opening = opening;
    this.baud = baud;
    this.nanoClock = nanoClock;
    this.command = command;
  }

  /** Of a module with AT firmware. */
  public static BoardRestart ofModule(LineOpening opening, int baud, LongSupplier nanoClock) {
    return new BoardRestart(opening, baud, nanoClock, (dialog, line) -> line.write(RST));
  }

  /** What each firmware says first. */
  private static boolean isBeginning(String heard) {
    return BootReason.isBeginning(heard) || heard.strip().equals("ready");
  }

  /** Something that makes a board start anew. */
  @FunctionalInterface
  private interface Push {
    void give(ConsoleDialog dialog, SerialLine line) throws LineFailure, InterruptedException;
  }

  /**
   * Moves DTR and RTS.
   *
   * @return the line that the firmware begins with; empty if none was heard
   * @throws LineFailure if the line has no such lines, or cannot be had
   */
  public Optional<String> byLines(ResetSequence sequence) throws LineFailure, InterruptedException {
    return restart((dialog, line) -> sequence.play(line));
  }

  /** The same without waiting for a firmware, as after a start into the boot loader. */
  public void intoSilence(ResetSequence sequence) throws LineFailure {
    try (SerialLine line = opening.open(baud, new ConsoleDialog(nanoClock, "r"))) {
      sequence.play(line);
    }
  }

  /** Types {@code node.restart()}, which needs a Lua prompt; {@code AT+RST} to a module. */
  public Optional<String> byCommand() throws LineFailure, InterruptedException {
    return restart(command);
  }

  private static void nodeRestart(ConsoleDialog dialog, SerialLine line)
      throws LineFailure, InterruptedException {
    dialog.synchronise();
    dialog.type("node.restart()");
  }

  private Optional<String> restart(Push push) throws LineFailure, InterruptedException {
    ConsoleDialog dialog = new ConsoleDialog(nanoClock, "r");
    try (SerialLine line = opening.open(baud, dialog)) {
      dialog.on(line);
      push.give(dialog, line);
      long end = nanoClock.getAsLong() + START_MS * NANOS_PER_MS;
      for (long left = START_MS; left > 0; left = (end - nanoClock.getAsLong()) / NANOS_PER_MS) {
        Optional<String> heard = dialog.line(left).filter(BoardRestart::isBeginning);
        if (heard.isPresent()) {
          return heard;
        }
      }
      return Optional.empty();
    }
  }
}
