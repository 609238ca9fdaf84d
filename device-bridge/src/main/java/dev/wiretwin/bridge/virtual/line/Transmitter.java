package dev.wiretwin.bridge.virtual.line;

import java.util.function.Consumer;

/**
 * The sending half of a UART and of the adapter behind it: a FIFO that the wire empties at its
 * rate, and bursts in which the host gets what came over the wire (VB-02). On one thread at a time;
 * told the time.
 */
final class Transmitter {
  /** What the hardware's FIFO holds; the firmware stops short of it. */
  static final int FIFO_BYTES = 128;

  /** The firmware leaves so many bytes free in what it fills ({@code uart_tx_one_char}). */
  private static final int SPARE = 2;

  /** Most bytes that an adapter hands on at once. */
  static final int LONGEST_BURST = 64;

  /** An adapter hands on what it has after so long. */
  static final long LONGEST_GAP_NANOS = 16_000_000;

  private final ByteRing fifo;
  private final int full;
  private final ByteRing adapter = new ByteRing(2 * FIFO_BYTES * Garble.MOST + LONGEST_BURST);
  private final byte[] carried = new byte[FIFO_BYTES];
  private final byte[] passed = new byte[2 * FIFO_BYTES];
  private final Dice dice;
  private final long seed;
  private WirePace pace;
  private FaultyWire wire = new FaultyWire(WireFaults.NONE, 0, "", report -> {});
  private Garble garble;
  private int hostSpeed;
  private int burst;
  private long adapterSince;
  private boolean writerWaits;
  private boolean silent;
  private long untilCut;
  private boolean cut;
  private long sent;
  private long garbled;

  Transmitter(int baud, long seed) {
    this(baud, seed, UartBuffers.NODEMCU);
  }

  Transmitter(int baud, long seed, UartBuffers buffers) {
    this.seed = seed;
    fifo = new ByteRing(buffers.sent());
    full = buffers.sent() - SPARE;
    dice = new Dice(seed, 1);
    burst = dice.oneTo(LONGEST_BURST);
    pace = new WirePace(baud);
  }

  /** Puts what fits into the FIFO; returns how many bytes that are. */
  int write(byte[] bytes, int from, int count, long now) {
    if (silent) {
      return count;
    }
    if (fifo.size() == 0 && !writerWaits) {
      pace.start(now);
    }
    int most = Math.min(count, full - fifo.size());
    for (int i = 0; i < most; i++) {
      fifo.add(bytes[from + i]);
    }
    return Math.max(0, most);
  }

  /**
   * Says whether somebody waits to write more: then an empty FIFO is due to a late look and not to
   * an idle wire.
   */
  void writerWaits(boolean waits) {
    writerWaits = waits;
  }

  boolean isAwaited() {
    return writerWaits;
  }

  boolean isEmpty() {
    return fifo.size() == 0;
  }

  boolean hasSpace() {
    return silent || fifo.size() < full;
  }

  /** Lets the wire carry what it can have carried by now. */
  void carry(long now, int speed) {
    if (fifo.size() == 0) {
      return;
    }
    listenAt(speed);
    int count = fifo.take(carried, pace.due(now));
    if (count == 0) {
      return;
    }
    pace.spend(count);
    if (untilCut > 0 && count >= untilCut) {
      count = (int) untilCut;
      cut = true;
      silence();
    }
    untilCut = Math.max(0, untilCut - count);
    sent += count;
    if (adapter.size() == 0) {
      adapterSince = now;
    }
    int left = wire.pass(carried, count, passed);
    for (int i = 0; i < left; i++) {
      receive(passed[i]);
    }
    if (fifo.size() == 0 && garble != null) {
      garble.pause(adapter);
    }
  }

  private void receive(byte b) {
    if (garble == null) {
      adapter.add(b);
    } else {
      garbled++;
      garble.pass(b, adapter);
    }
  }

  /** The host samples at its own rate; 0 where a line has none. */
  private void listenAt(int speed) {
    if (speed != hostSpeed) {
      hostSpeed = speed;
      boolean right = speed <= 0 || Garble.sameRate(pace.baud(), speed);
      garble = right ? null : new Garble(pace.baud(), speed, seed);
    }
  }

  /**
   * Takes the next burst for the host; returns its length, 0 while the adapter waits for more or
   * has nothing.
   */
  int burst(byte[] into, long now) {
    int ready = adapter.size();
    if (ready < burst && fifo.size() > 0 && now - adapterSince < LONGEST_GAP_NANOS) {
      return 0;
    }
    int count = adapter.take(into, burst);
    burst = dice.oneTo(LONGEST_BURST);
    adapterSince = now;
    return count;
  }

  /** When to look again; never ({@link Long#MAX_VALUE}) while there is nothing to send. */
  long nextLook() {
    return fifo.size() == 0 ? Long.MAX_VALUE : pace.timeOf(1);
  }

  /** Puts faults into force; the board falls silent after so many bytes more, 0 for never. */
  void afflict(WireFaults faults, long faultSeed, long cutAfter, Consumer<String> told) {
    wire = new FaultyWire(faults, faultSeed, "to the host", told);
    untilCut = cutAfter;
  }

  /** True once, after the board has been cut off. */
  boolean wasCut() {
    boolean was = cut;
    cut = false;
    return was;
  }

  private void silence() {
    silent = true;
    fifo.clear();
  }

  /** Changes the rate and empties the FIFO; what the adapter has got is handed on. */
  void setup(int baud) {
    fifo.clear();
    pace = new WirePace(baud);
    hostSpeed = 0;
    garble = null;
  }

  /** The board starts anew: what a cut silenced speaks again. */
  void reset(int baud) {
    setup(baud);
    silent = false;
    writerWaits = false;
  }

  int baud() {
    return pace.baud();
  }

  long sent() {
    return sent;
  }

  long garbled() {
    return garbled;
  }
}
