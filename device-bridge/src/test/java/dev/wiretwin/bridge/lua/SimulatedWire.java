package dev.wiretwin.bridge.lua;

import dev.wiretwin.bridge.virtual.line.Uart;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Random;

/**
 * A board's UART and the wire to its host in time that the test turns: bytes take their time both
 * ways, the transmitter's FIFO makes the board wait, and its receive ring forgets the oldest bytes.
 */
final class SimulatedWire implements Uart {
  static final int BAUD = 115_200;

  /** Where the firmware waits for the transmitter. */
  private static final int FIFO_BYTES = 126;

  private static final long BYTE_NANOS = 10_000_000_000L / BAUD;
  private static final long LOOK_NANOS = 500_000;
  private static final int BYTE_MICROS = (int) (BYTE_NANOS / 1000) + 1;

  private final SlicedCpu cpu;
  private final Random noise;
  private final ArrayDeque<Byte> fifo = new ArrayDeque<>();
  private final ArrayDeque<Byte> toBoard = new ArrayDeque<>();
  private final ArrayDeque<Byte> ring = new ArrayDeque<>();
  private final ByteArrayOutputStream toHost = new ByteArrayOutputStream();
  private Mischief mischief;
  private Runnable host = () -> {};
  private long hostLooked;
  private Runnable interrupt = () -> {};
  private int baud = BAUD;
  private long unpoweredNanos;
  private long carriedTo;
  private boolean cut;
  int overruns;
  long bytes;

  SimulatedWire(SlicedCpu cpu, long seed) {
    this.cpu = cpu;
    noise = new Random(seed);
  }

  void spoiledBy(Mischief by) {
    mischief = by;
  }

  /** What goes on beside a board that is busy, in small steps. */
  void beside(Runnable busyBoard) {
    host = busyBoard;
  }

  // ---- time

  long now() {
    return cpu.micros() * 1000 + unpoweredNanos;
  }

  /** Time passes while the board has no power. */
  void passWithoutBoard(long nanos) {
    unpoweredNanos += nanos;
    carry();
  }

  /** The board's processor is busy, the wire is not. */
  void busy(long micros) {
    for (long left = micros; left > 0 && !cut; left -= BYTE_MICROS) {
      waitForAByte();
    }
  }

  private void waitForAByte() {
    cpu.busy(BYTE_MICROS);
    carry();
    if (now() - hostLooked >= LOOK_NANOS) {
      hostLooked = now();
      host.run();
    }
  }

  /** Carries what can have been carried by now. */
  void carry() {
    long now = now();
    while (carriedTo + BYTE_NANOS <= now) {
      carriedTo += BYTE_NANOS;
      Byte up = fifo.poll();
      Byte down = toBoard.poll();
      if (up == null && down == null) {
        carriedTo = now;
        return;
      }
      if (up != null) {
        carryToHost(up);
      }
      if (down != null && !cut) {
        carryToBoard(down);
      }
    }
  }

  private void carryToHost(byte b) {
    bytes++;
    if (baud != BAUD) {
      toHost.write(noise.nextInt(256));
    } else if (mischief == null) {
      toHost.write(b);
    } else {
      mischief.toHost(b, toHost::write);
    }
  }

  private void carryToBoard(byte b) {
    bytes++;
    if (mischief == null) {
      arrived(b);
    } else {
      mischief.toBoard(b, this::arrived);
    }
  }

  private void arrived(byte b) {
    if (cut || baud != BAUD) {
      return;
    }
    boolean empty = ring.isEmpty();
    if (ring.size() == RING_BYTES) {
      ring.remove();
      overruns++;
    }
    ring.add(b);
    if (empty) {
      interrupt.run();
    }
  }

  // ---- the host's end

  void fromHost(byte[] sent) {
    for (byte b : sent) {
      toBoard.add(b);
    }
  }

  byte[] takeForHost() {
    byte[] taken = toHost.toByteArray();
    toHost.reset();
    return taken;
  }

  /** From now on the board's old life is not heard any more, nor does it hear; until it starts. */
  void cutOff() {
    cut = true;
    fifo.clear();
  }

  /** What was under way is lost, both ways. */
  void unplug() {
    cutOff();
    toBoard.clear();
    toHost.reset();
  }

  // ---- the board's end

  @Override
  public void write(byte[] sent, int from, int length) {
    for (int i = from; i < from + length && !cut; i++) {
      while (fifo.size() >= FIFO_BYTES && !cut) {
        waitForAByte();
      }
      if (!cut) {
        fifo.add(sent[i]);
      }
    }
  }

  @Override
  public int read(byte[] into) {
    int count = 0;
    while (count < into.length && !ring.isEmpty()) {
      into[count++] = ring.remove();
    }
    return count;
  }

  @Override
  public void onReceived(Runnable what) {
    interrupt = what;
  }

  @Override
  public void setup(int rate) {
    while (!cut && !fifo.isEmpty()) {
      waitForAByte();
    }
    cut = false;
    fifo.clear();
    ring.clear();
    baud = rate;
  }

  @Override
  public int baud() {
    return baud;
  }
}
