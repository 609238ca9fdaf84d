package dev.wiretwin.bridge.virtual.line;

import java.util.function.Consumer;

/**
 * The receiving half of a UART: a FIFO of 128 bytes that loses the newest byte while the processor
 * serves no interrupts, and the ring of 256 bytes behind it that loses the oldest (VB-07, VB-25).
 * What comes, comes no faster than the wire carries it. On one thread at a time; told the time.
 */
final class Receiver {
  /** Bytes taken in at one look when catching up, or twice what is normal if that is more. */
  private static final int SLICE = 64;

  private static final int LOOKS_PER_SECOND = 1000;
  private static final long LOOK_NANOS = 1_000_000_000 / LOOKS_PER_SECOND;
  private static final int FIFO_BYTES = 128;
  private static final int IDLE_CHARACTERS = 10;
  private static final long SECOND = 1_000_000_000;

  private final ByteRing fifo = new ByteRing(FIFO_BYTES);
  private final ByteRing ring;
  private final UartBuffers buffers;
  private final ByteRing sampled = new ByteRing(2 * Garble.MOST);
  private final long seed;
  private int baud;
  private WirePace pace;
  private Garble garble;
  private FaultyWire wire = new FaultyWire(WireFaults.NONE, 0, "", report -> {});
  private byte[] passed = new byte[2 * SLICE];
  private boolean started;
  private boolean stalled;
  private long stallEnd;
  private long received;
  private long overruns;
  private long garbled;
  private long lastByteAt;
  private boolean pausing = true;

  Receiver(int baud, long seed) {
    this(baud, seed, UartBuffers.NODEMCU);
  }

  Receiver(int baud, long seed, UartBuffers buffers) {
    this.seed = seed;
    this.buffers = buffers;
    ring = new ByteRing(buffers.received());
    setup(baud);
  }

  /** The host, silent so far, begins to send. */
  void start(long now) {
    pace.start(now);
    started = true;
  }

  /**
   * What was not looked at in time comes later, and not all at once: a ring that is filling up
   * would overflow only because of that.
   */
  void makeNothingUp(long now) {
    if (pace.due(now) > 2 * usual(pace.baud()) + 2) {
      start(now - LOOK_NANOS);
    }
  }

  /** How many bytes may be taken from a host that sends at this speed; 0 where a line has none. */
  int budget(long now, int speed) {
    int rate = speed > 0 ? speed : baud;
    if (rate != pace.baud()) {
      pace = new WirePace(rate);
      started = false;
      garble = Garble.sameRate(rate, baud) ? null : new Garble(rate, baud, ~seed);
    }
    if (!started) {
      start(now);
    }
    return Math.min(pace.due(now), Math.max(SLICE, 2 * usual(rate)));
  }

  /** Bytes between two looks. */
  private static int usual(int rate) {
    return rate / WirePace.BITS / LOOKS_PER_SECOND;
  }

  /**
   * Takes in what was read with the given budget: less of it than the budget allows means that the
   * host pauses.
   *
   * @return true when there is something in the ring that was empty before
   */
  boolean arrived(byte[] bytes, int count, int budget, long now) {
    boolean wasEmpty = ring.size() == 0;
    received += count;
    pausing = count < budget;
    lastByteAt = count > 0 ? now : lastByteAt;
    if (passed.length < 2 * count) {
      passed = new byte[2 * count];
    }
    int left = wire.pass(bytes, count, passed);
    for (int i = 0; i < left; i++) {
      sample(passed[i]);
    }
    if (count < budget) {
      pace.start(now);
      if (garble != null) {
        garble.pause(sampled);
        drainSampled();
      }
    } else {
      pace.spend(count);
    }
    return wasEmpty && ring.size() > 0;
  }

  private void sample(byte b) {
    if (garble == null) {
      take(b);
    } else {
      garbled++;
      garble.pass(b, sampled);
      drainSampled();
    }
  }

  private void drainSampled() {
    while (sampled.size() > 0) {
      take(sampled.next());
    }
  }

  private void take(byte b) {
    boolean kept = stalled || !buffers.forgetsOldest() ? waiting().add(b) : ring.push(b);
    if (!kept) {
      overruns++;
    }
  }

  private ByteRing waiting() {
    return stalled ? fifo : ring;
  }

  /** Whether the host could have sent something for ten characters' time, and did not. */
  boolean isHostStill(long now) {
    return pausing && now - lastByteAt >= IDLE_CHARACTERS * WirePace.BITS * SECOND / baud;
  }

  /** From now on and until then nobody serves the FIFO. */
  void stall(long until) {
    stalled = true;
    stallEnd = until;
  }

  /** Ends a stall when its time has come; true when that filled the empty ring. */
  boolean endStall(long now) {
    if (!stalled || now - stallEnd < 0) {
      return false;
    }
    stalled = false;
    boolean wasEmpty = ring.size() == 0;
    while (fifo.size() > 0) {
      take(fifo.next());
    }
    return wasEmpty && ring.size() > 0;
  }

  /** When a stall ends; never ({@link Long#MAX_VALUE}) when there is none. */
  long stallEnd() {
    return stalled ? stallEnd : Long.MAX_VALUE;
  }

  /** When the wire will have carried the next byte. */
  long nextLook() {
    return pace.timeOf(1);
  }

  /** Or so full that two looks at a fast line would fill it. */
  boolean isHalfFull() {
    int coming = Math.max(buffers.received() / 2, 2 * usual(pace.baud()));
    return ring.size() + coming >= buffers.received();
  }

  int read(byte[] into) {
    return ring.take(into, into.length);
  }

  void afflict(WireFaults faults, long faultSeed, Consumer<String> told) {
    wire = new FaultyWire(faults, faultSeed, "to the board", told);
  }

  /** Changes the rate and empties the FIFO; the ring is the firmware's and stays. */
  void setup(int rate) {
    baud = rate;
    fifo.clear();
    pace = new WirePace(rate);
    started = false;
    garble = null;
  }

  /** The board starts anew: all that was received is gone. */
  void reset(int rate) {
    setup(rate);
    ring.clear();
    stalled = false;
  }

  long received() {
    return received;
  }

  long overruns() {
    return overruns;
  }

  long garbled() {
    return garbled;
  }
}
