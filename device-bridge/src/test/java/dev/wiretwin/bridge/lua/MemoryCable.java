package dev.wiretwin.bridge.lua;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineListener;
import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.serial.SerialLine;
import dev.wiretwin.bridge.virtual.line.HostLine;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A serial line that is nothing but memory: one end is a board's, the other one is opened as any
 * line. It can be pulled out and plugged in again. Any thread.
 */
final class MemoryCable implements HostLine {
  private final ConcurrentLinkedQueue<Byte> toBoard = new ConcurrentLinkedQueue<>();
  private final AtomicReference<Runnable> waiting = new AtomicReference<>();
  private final AtomicReference<End> open = new AtomicReference<>();
  private volatile boolean pulled;
  private volatile boolean deaf;
  private volatile Runnable reset = () -> {};

  /** What RTS without DTR does, when it ends. */
  void onReset(Runnable what) {
    reset = what;
  }

  LineOpening opening() {
    return (baud, listener) -> {
      End end = new End(baud, listener);
      if (pulled) {
        throw new LineFailure("nothing is plugged in");
      }
      if (!open.compareAndSet(null, end)) {
        throw new LineFailure("the memory line is already open here: close it first");
      }
      return end;
    };
  }

  boolean isOpen() {
    return open.get() != null;
  }

  void pull() {
    pulled = true;
    End end = open.getAndSet(null);
    if (end != null) {
      end.listener.gone("the memory line was pulled out");
    }
  }

  void plug() {
    pulled = false;
  }

  /** From now on nothing that is written reaches the board. */
  void beDeaf() {
    deaf = true;
  }

  private final class End implements SerialLine {
    private final LineListener listener;
    private volatile int baud;
    private volatile boolean held;

    End(int baud, LineListener listener) {
      this.baud = baud;
      this.listener = listener;
    }

    private void demandOpen() throws LineFailure {
      if (open.get() != this) {
        throw new LineFailure(
            pulled ? "the memory line was pulled out" : "the memory line is not open any more");
      }
    }

    @Override
    public String name() {
      return "memory";
    }

    @Override
    public void write(byte[] bytes) throws LineFailure {
      demandOpen();
      if (!deaf) {
        for (byte b : bytes) {
          toBoard.add(b);
        }
        tell();
      }
    }

    @Override
    public int baud() {
      return baud;
    }

    @Override
    public void changeBaud(int other) throws LineFailure {
      demandOpen();
      baud = other;
    }

    @Override
    public void modemLines(boolean dtr, boolean rts) throws LineFailure {
      demandOpen();
      boolean pressed = rts && !dtr;
      if (held && !pressed) {
        reset.run();
      }
      held = pressed;
    }

    @Override
    public void close() {
      open.compareAndSet(this, null);
    }
  }

  // ---- the board's end

  private void tell() {
    Runnable ready = toBoard.isEmpty() ? null : waiting.getAndSet(null);
    if (ready != null) {
      ready.run();
    }
  }

  @Override
  public int read(byte[] into, int most) {
    int count = 0;
    for (Byte b; count < most && (b = toBoard.poll()) != null; count++) {
      into[count] = b;
    }
    return count;
  }

  @Override
  public int write(byte[] bytes, int from, int count) {
    End end = open.get();
    if (end == null) {
      return 0;
    }
    end.listener.received(Arrays.copyOfRange(bytes, from, from + count));
    return count;
  }

  @Override
  public int speed() {
    End end = open.get();
    return end == null ? 0 : end.baud;
  }

  @Override
  public void whenOpened(Runnable opened) {
    throw new UnsupportedOperationException("nobody opens a line in memory");
  }

  @Override
  public void whenReadable(Runnable ready) {
    waiting.set(ready);
    tell();
  }

  @Override
  public String address() {
    return "memory";
  }

  @Override
  public void close() {
    waiting.set(null);
  }
}
