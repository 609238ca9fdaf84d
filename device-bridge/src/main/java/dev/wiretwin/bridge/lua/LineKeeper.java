package dev.wiretwin.bridge.lua;

import dev.wiretwin.bridge.console.ConsoleDialog;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineListener;
import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.serial.SerialLine;
import java.util.function.LongSupplier;

/**
 * Keeps a board's line open: one that is lost is told of once, and another one is opened as soon as
 * that is possible. On the board's loop, but for what the line itself calls.
 */
final class LineKeeper {
  private static final long REOPEN_MS = 500;

  private final LineOpening opening;
  private final int baud;
  private final LongSupplier nanoClock;
  private final BoardLoop loop;
  private final Owner owner;
  private volatile Plug plug;
  private volatile boolean closed;

  /** Who has the line. */
  interface Owner {
    void received(byte[] bytes);

    /** The line is gone; {@link #back} may follow. */
    void gone(String why);

    /** There is another line. */
    void back();
  }

  LineKeeper(LineOpening opening, int baud, LongSupplier nanoClock, BoardLoop loop, Owner owner) {
    this.opening = opening;
    this.baud = baud;
    this.nanoClock = nanoClock;
    this.loop = loop;
    this.owner = owner;
  }

  /** The line that is open now, or null. */
  Plug plug() {
    return plug;
  }

  void open() throws LineFailure {
    // tokens differ from those of anybody before us
    String salt = "a" + Long.toString(nanoClock.getAsLong() & 0xFFFFFF, 36) + "z";
    ConsoleDialog dialog = new ConsoleDialog(nanoClock, salt);
    SerialLine line = opening.open(baud, new Heard(dialog));
    dialog.on(line);
    plug = new Plug(line, dialog);
    if (closed) {
      close(); // while we were opening
    }
  }

  void write(byte[] bytes) {
    Plug into = plug;
    if (into != null) {
      try {
        into.line().write(bytes);
      } catch (LineFailure broken) {
        lost(into, broken.getMessage());
      }
    }
  }

  /** A line is lost once, however many notice it. */
  private void lost(Plug which, String why) {
    if (plug == which && !closed) {
      plug = null;
      which.dialog().gone(why);
      which.line().close();
      owner.gone(why);
      loop.after(REOPEN_MS, this::reopen);
    }
  }

  private void reopen() {
    if (closed) {
      return;
    }
    try {
      open();
      owner.back();
    } catch (LineFailure notYet) {
      loop.after(REOPEN_MS, this::reopen);
    }
  }

  void close() {
    closed = true;
    Plug last = plug;
    plug = null;
    if (last != null) {
      last.line().close();
    }
  }

  /** Hears one line; what comes on a former one is of no interest. */
  private final class Heard implements LineListener {
    private final ConsoleDialog dialog;

    Heard(ConsoleDialog dialog) {
      this.dialog = dialog;
    }

    /** Null when this is the ear of a former line. */
    private Plug current() {
      Plug now = plug;
      return now != null && now.dialog() == dialog ? now : null;
    }

    @Override
    public void received(byte[] bytes) {
      loop.execute(
          () -> {
            if (current() != null) {
              owner.received(bytes);
            }
          });
    }

    @Override
    public void gone(String why) {
      dialog.gone(why);
      loop.execute(
          () -> {
            Plug mine = current();
            if (mine != null) {
              lost(mine, why);
            }
          });
    }
  }
}
