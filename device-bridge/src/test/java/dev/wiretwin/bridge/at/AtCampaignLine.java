package dev.wiretwin.bridge.at;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineListener;
import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.serial.SerialLine;
import dev.wiretwin.bridge.virtual.cpu.ManualCpu;
import dev.wiretwin.bridge.virtual.line.Uart;
import dev.wiretwin.bridge.virtual.line.UartBuffers;
import dev.wiretwin.core.testkit.ManualLoop;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Random;

/**
 * A module's UART, the wire and the host's port, in time that the test turns: bytes take their time
 * both ways, the module waits when its buffer is full, and loses the newest bytes of a full ring;
 * ends at different rates read garbage. For one thread.
 */
final class AtCampaignLine implements Uart, LineOpening {
  private static final long SECOND = 1_000_000_000;
  private static final int BITS = 10;
  private static final int IDLE_CHARACTERS = 10;
  private static final int WAIT_MICROS = 100;

  private final ManualCpu cpu;
  private final ManualLoop loop;
  private final UartBuffers buffers;
  private final Random noise;
  private final Direction up = new Direction();
  private final Direction down = new Direction();
  private final ArrayDeque<Byte> ring = new ArrayDeque<>();
  private final ByteArrayOutputStream toHost = new ByteArrayOutputStream();
  private AtMischief mischief;
  private Runnable interrupt = () -> {};
  private int moduleBaud;
  private int hostBaud;
  private LineListener host;
  private boolean plugged = true;
  private boolean cut;
  private long hostPausesUntil;
  private long arrivedAt;
  int overruns;

  /** Bytes under way, and until when the wire has carried. */
  private static final class Direction {
    private final ArrayDeque<Byte> queue = new ArrayDeque<>();
    private long carriedTo;
    private long bytes;
  }

  /** Takes a byte at the end of the wire. */
  private interface End {
    void take(byte b);
  }

  AtCampaignLine(ManualCpu cpu, ManualLoop loop, UartBuffers buffers, long seed, int baud) {
    this.cpu = cpu;
    this.loop = loop;
    this.buffers = buffers;
    noise = new Random(seed);
    moduleBaud = baud;
    hostBaud = baud;
  }

  void spoiledBy(AtMischief by) {
    mischief = by;
  }

  // ---- time

  long now() {
    return cpu.micros() * 1000;
  }

  /** Bytes both ways so far. */
  long bytes() {
    return up.bytes + down.bytes;
  }

  /** Whether nothing is under way, and has not been for a little while. */
  boolean isIdle() {
    return up.queue.isEmpty()
        && down.queue.isEmpty()
        && ring.isEmpty()
        && toHost.size() == 0
        && now() - Math.max(arrivedAt, up.carriedTo) > 5_000_000;
  }

  /** Carries what can have been carried by now, and tells the host, unless it pauses. */
  void carry() {
    carry(up, moduleBaud, this::atHost);
    carry(down, hostBaud, this::atModule);
    if (toHost.size() > 0 && plugged && host != null && now() >= hostPausesUntil) {
      byte[] bytes = toHost.toByteArray();
      toHost.reset();
      host.received(bytes);
    }
  }

  private void carry(Direction way, int baud, End end) {
    long each = BITS * SECOND / baud;
    long now = now();
    while (way.carriedTo + each <= now) {
      Byte next = way.queue.poll();
      if (next == null) {
        return;
      }
      way.carriedTo += each;
      way.bytes++;
      end.take(next);
    }
  }

  private void atHost(byte b) {
    if (moduleBaud != hostBaud) {
      toHost.write(noise.nextInt(256));
    } else if (mischief == null) {
      toHost.write(b);
    } else {
      mischief.toHost(b, toHost::write);
    }
  }

  private void atModule(byte b) {
    if (cut) {
      return;
    }
    arrivedAt = now();
    if (moduleBaud != hostBaud) {
      arrived((byte) noise.nextInt(256));
    } else if (mischief == null) {
      arrived(b);
    } else {
      mischief.toModule(b, this::arrived);
    }
  }

  private void arrived(byte b) {
    if (ring.size() == buffers.received()) {
      overruns++;
      return;
    }
    ring.add(b);
    if (ring.size() == 1) {
      interrupt.run();
    }
  }

  private void send(Direction way, byte[] bytes, int from, int to) {
    if (way.queue.isEmpty()) {
      if (mischief != null) {
        mischief.still(way == down);
      }
      way.carriedTo = Math.max(way.carriedTo, now());
    }
    for (int i = from; i < to; i++) {
      way.queue.add(bytes[i]);
    }
  }

  /** The module's processor is busy; what is not the module goes on. */
  void busy(long micros) {
    for (long left = micros; left > 0 && !cut; left -= WAIT_MICROS) {
      cpu.busy(WAIT_MICROS);
      carry();
      loop.advance(now() - loop.now());
    }
  }

  // ---- what happens to it

  void hostPauses(int millis) {
    hostPausesUntil = now() + millis * 1_000_000L;
  }

  /** The module's old life is not heard any more, nor does it hear, until it sets its rate. */
  void cutOff() {
    cut = true;
    up.queue.clear();
  }

  void unplug() {
    cutOff();
    down.queue.clear();
    toHost.reset();
    plugged = false;
    if (host != null) {
      host.gone("it was pulled out: put it back in");
      host = null;
    }
  }

  void plugIn() {
    plugged = true;
  }

  // ---- the host's end

  @Override
  public SerialLine open(int baud, LineListener listener) throws LineFailure {
    if (!plugged) {
      throw new LineFailure("it is not plugged in");
    }
    hostBaud = baud;
    host = listener;
    toHost.reset();
    return new Port();
  }

  private final class Port implements SerialLine {
    @Override
    public String name() {
      return "campaign";
    }

    @Override
    public void write(byte[] bytes) throws LineFailure {
      if (!plugged) {
        throw new LineFailure("it is not plugged in");
      }
      if (mischief == null || !mischief.losesCommand()) {
        send(down, bytes, 0, bytes.length);
      }
    }

    @Override
    public int baud() {
      return hostBaud;
    }

    @Override
    public void changeBaud(int baud) {
      hostBaud = baud;
    }

    @Override
    public void modemLines(boolean dtr, boolean rts) throws LineFailure {
      throw new LineFailure("it has no modem lines");
    }

    @Override
    public void close() {
      host = null;
    }
  }

  // ---- the module's end

  @Override
  public void write(byte[] sent, int from, int length) {
    byte[] piece = Arrays.copyOfRange(sent, from, from + length);
    byte[] left = mischief == null ? piece : mischief.answer(piece);
    int done = 0;
    while (left != null && done < left.length && !cut) {
      int room = buffers.sent() - up.queue.size();
      int count = Math.min(room, left.length - done);
      send(up, left, done, done + count);
      done += count;
      if (done < left.length) {
        busy(WAIT_MICROS);
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
  public boolean isHostStill() {
    return down.queue.isEmpty()
        && now() - arrivedAt >= IDLE_CHARACTERS * BITS * SECOND / moduleBaud;
  }

  @Override
  public void setup(int baud) {
    while (!cut && !up.queue.isEmpty()) {
      busy(WAIT_MICROS);
    }
    cut = false;
    up.queue.clear();
    moduleBaud = baud;
  }

  @Override
  public int baud() {
    return moduleBaud;
  }
}
