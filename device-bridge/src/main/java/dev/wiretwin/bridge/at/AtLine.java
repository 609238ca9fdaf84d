package dev.wiretwin.bridge.at;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineListener;
import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.serial.SerialLine;
import dev.wiretwin.core.transport.Loop;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a module's line open: one that is lost is told of once, and another one is opened as soon
 * as that is possible. On the module's loop, but for what the line itself calls.
 */
final class AtLine implements AtModule.Wire {
  private static final long REOPEN = TimeUnit.MILLISECONDS.toNanos(500);

  private final LineOpening opening;
  private final int baud;
  private final Loop loop;
  private final Owner owner;

  /** Null while there is none. */
  private SerialLine line;

  private Heard ear;
  private boolean closed;

  /** Whether RTS and CTS hold up who sends too fast. */
  private boolean controlled;

  /** Who has the line. */
  interface Owner {
    void received(byte[] bytes);

    void lineGone(String why);

    /** There is another line. */
    void lineBack();
  }

  AtLine(LineOpening opening, int baud, Loop loop, Owner owner) {
    this.opening = opening;
    this.baud = baud;
    this.loop = loop;
    this.owner = owner;
  }

  /**
   * Opens it for the first time.
   *
   * @throws LineFailure if it cannot be had now
   */
  void open() throws LineFailure {
    Heard mine = new Heard();
    ear = mine;
    controlled = false;
    line = opening.open(baud, mine);
  }

  @Override
  public void write(byte[] bytes) {
    SerialLine into = line;
    if (into == null) {
      return; // who writes is told by its silence, and has been told by its loss
    }
    try {
      into.write(bytes);
    } catch (LineFailure broken) {
      // not from within: who writes is in the middle of something
      Heard mine = ear;
      loop.execute(() -> lost(mine, broken.getMessage()));
    }
  }

  @Override
  public int baud() {
    return line == null ? baud : line.baud();
  }

  @Override
  public void changeBaud(int wanted) {
    if (line == null) {
      return;
    }
    try {
      line.changeBaud(wanted);
    } catch (LineFailure broken) {
      Heard mine = ear;
      loop.execute(() -> lost(mine, broken.getMessage()));
    }
  }

  @Override
  public boolean hasFlowControl() {
    return line != null && line.hasFlowControl();
  }

  @Override
  public boolean isFlowControlled() {
    return line != null && controlled;
  }

  @Override
  public void flowControl(boolean wanted) {
    if (line == null || controlled == wanted) {
      return;
    }
    try {
      line.flowControl(wanted);
      controlled = wanted;
    } catch (LineFailure broken) {
      Heard mine = ear;
      loop.execute(() -> lost(mine, broken.getMessage()));
    }
  }

  /** A line is lost once, however many notice it. */
  private void lost(Heard which, String why) {
    if (ear == which && !closed && line != null) {
      line.close();
      line = null;
      owner.lineGone(why);
      loop.schedule(REOPEN, this::reopen);
    }
  }

  private void reopen() {
    if (closed) {
      return;
    }
    try {
      open();
      owner.lineBack();
    } catch (LineFailure notYet) {
      loop.schedule(REOPEN, this::reopen);
    }
  }

  /** Gives it back. */
  void close() {
    closed = true;
    if (line != null) {
      line.close();
      line = null;
    }
  }

  /** Hears one line; what comes on a former one is of no interest. */
  private final class Heard implements LineListener {
    @Override
    public void received(byte[] bytes) {
      post(
          () -> {
            if (ear == this && line != null) {
              owner.received(bytes);
            }
          });
    }

    @Override
    public void gone(String why) {
      post(() -> lost(this, why));
    }

    /** The last bytes of a line may come when the loop has just ended: nobody wants them. */
    private void post(Runnable task) {
      loop.schedule(0, task);
    }
  }
}
