package dev.wiretwin.bridge.virtual.line;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The UART of a virtual board on a line to a host: it receives and sends at the pace of a real wire
 * while the board's processor is busy with something else. {@link Uart}'s methods are for the
 * processor, all others for any thread; a {@link LineWorker} does the rest.
 */
public final class UartChip implements Uart, AutoCloseable {
  /** The ROM's boot text comes at this rate, and is garbage to everybody: no news. */
  private static final int ROM_BAUD = 74_880;

  private static final long STILL_NANOS = 5_000_000;
  private static final long RECHECK_NANOS = 100_000_000;
  private static final long DRAIN_GRACE_NANOS = 1_000_000_000;
  private static final int MOST_AT_ONCE = 1024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final HostLine line;
  private final LineWorker worker;
  private final LineWorker.Duty duty;
  private final UartBuffers buffers;
  private final Consumer<String> diagnostics;
  private final Transmitter transmitter;
  private final Receiver receiver;
  private final byte[] buffer = new byte[MOST_AT_ONCE];
  private final List<Runnable> afterwards = new ArrayList<>();
  private Runnable interrupt = () -> {};
  private Runnable onCut = () -> {};
  private BooleanSupplier processorLate = () -> false;
  private boolean writerLate;
  private boolean heard = true;
  private boolean listening;
  private long stillSince;
  private int reportedSpeed;
  private long unheard;
  private int starts;
  private boolean closed;

  /**
   * @param line stays the caller's to close, after the chip
   * @param baud the board's rate to begin with
   * @param seed of where bursts are split and of what a wrong rate looks like
   * @param diagnostics hears of faults and wrong rates, on any thread
   */
  public UartChip(
      HostLine line, LineWorker worker, int baud, long seed, Consumer<String> diagnostics) {
    this(line, worker, UartBuffers.NODEMCU, baud, seed, diagnostics);
  }

  /**
   * @param buffers what the firmware's driver keeps
   * @see #UartChip(HostLine, LineWorker, int, long, Consumer)
   */
  public UartChip(
      HostLine line,
      LineWorker worker,
      UartBuffers buffers,
      int baud,
      long seed,
      Consumer<String> diagnostics) {
    this.line = line;
    this.worker = worker;
    this.buffers = buffers;
    this.diagnostics = diagnostics;
    transmitter = new Transmitter(baud, seed, buffers);
    receiver = new Receiver(baud, seed, buffers);
    duty = worker.add(this::serve);
    look(baud);
  }

  private void look(int baud) {
    duty.every(TimeUnit.MICROSECONDS.toNanos(Uart.lookMicros(baud)));
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    lock.lock();
    try {
      int start = starts;
      int done = 0;
      while (done < length && isAlive(start)) {
        boolean idle = transmitter.isEmpty();
        done += transmitter.write(bytes, from + done, length - done, worker.now());
        if (idle) {
          duty.wake();
        }
        if (done < length) {
          transmitter.writerWaits(true);
          awaitMove(RECHECK_NANOS);
        }
      }
      transmitter.writerWaits(false);
    } finally {
      lock.unlock();
    }
  }

  /** True while somebody moves the bytes and the board has not started anew. */
  private boolean isAlive(int start) {
    return !closed && start == starts && worker.isOpen();
  }

  private void awaitMove(long nanos) {
    try {
      moved.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException ended) {
      starts++;
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public int read(byte[] into) {
    lock.lock();
    try {
      return receiver.read(into);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void onReceived(Runnable what) {
    lock.lock();
    try {
      interrupt = what;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean isHostStill() {
    lock.lock();
    try {
      return receiver.isHostStill(worker.now());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void setup(int baud) {
    lock.lock();
    try {
      int start = starts;
      long fifo = buffers.sent() * WirePace.BITS * 1_000_000_000L / transmitter.baud();
      long deadline = worker.now() + fifo + DRAIN_GRACE_NANOS;
      while (!transmitter.isEmpty() && isAlive(start) && worker.now() < deadline) {
        awaitMove(RECHECK_NANOS);
      }
      transmitter.setup(baud);
      receiver.setup(baud);
      look(baud);
      reportedSpeed = 0;
      duty.wake();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int baud() {
    lock.lock();
    try {
      return transmitter.baud();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The board is reset: whatever is in the chip is lost, a {@link #write} in progress returns, and
   * a board that was cut off speaks again.
   */
  public void reset(int baud) {
    lock.lock();
    try {
      starts++;
      transmitter.reset(baud);
      receiver.reset(baud);
      look(baud);
      reportedSpeed = 0;
      moved.signalAll();
      duty.wake();
    } finally {
      lock.unlock();
    }
  }

  /** Puts faults into force, in place of those before; bytes are counted from here. */
  public void afflict(LineFaults faults) {
    lock.lock();
    try {
      transmitter.afflict(faults.toHost(), faults.seed(), faults.cutAfterBytes(), this::report);
      receiver.afflict(faults.toBoard(), faults.seed(), this::report);
      if (faults.stallMillis() > 0) {
        receiver.stall(worker.now() + TimeUnit.MILLISECONDS.toNanos(faults.stallMillis()));
        report("the board takes nothing for " + faults.stallMillis() + " ms");
      }
      duty.wake();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Sets what to do when {@link LineFaults#cutAfterBytes} has come true; called on the line's
   * thread, so it may do no more than post a task. The board is silent until {@link #reset}.
   */
  public void onCut(Runnable what) {
    lock.lock();
    try {
      onCut = what;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Sets what tells a late computer from a busy board: true while received bytes can wait only
   * because the processor's thread has not been given time. The host is then held up instead of the
   * ring overflowing. Not asked while the processor waits in {@link #write}. Called on the line's
   * thread.
   */
  public void holdHostWhile(BooleanSupplier late) {
    lock.lock();
    try {
      processorLate = late;
    } finally {
      lock.unlock();
    }
  }

  public LineCounters counters() {
    lock.lock();
    try {
      return new LineCounters(
          receiver.received(),
          transmitter.sent(),
          receiver.overruns(),
          unheard,
          receiver.garbled() + transmitter.garbled());
    } finally {
      lock.unlock();
    }
  }

  /** Is served by the worker: moves what is due and says when to come back. */
  private long serve(long now) {
    List<Runnable> told;
    long next;
    lock.lock();
    try {
      if (closed) {
        return Long.MAX_VALUE;
      }
      writerLate = transmitter.hasSpace(); // since the last look
      send(now);
      receive(now);
      next = Math.min(transmitter.nextLook(), receiver.stallEnd());
      if (listening) {
        next = Math.min(next, receiver.nextLook());
      }
      told = List.copyOf(afterwards);
      afterwards.clear();
    } finally {
      lock.unlock();
    }
    told.forEach(Runnable::run);
    return next;
  }

  private void send(long now) {
    if (!transmitter.isEmpty()) {
      transmitter.carry(now, speed());
      if (transmitter.hasSpace()) {
        moved.signalAll();
      }
    }
    for (int count = transmitter.burst(buffer, now);
        count > 0;
        count = transmitter.burst(buffer, now)) {
      unheard += count - line.write(buffer, 0, count);
    }
    if (transmitter.wasCut()) {
      report("the board was cut off after byte " + transmitter.sent());
      afterwards.add(onCut);
    }
  }

  private void receive(long now) {
    boolean raise = receiver.endStall(now);
    if (heard) {
      heard = false;
      listening = true;
      stillSince = now;
      receiver.start(now);
    }
    if (listening && receiver.isHalfFull()) {
      receiver.makeNothingUp(now);
    }
    if (listening && receiver.isHalfFull() && isLate()) {
      receiver.start(now);
    } else if (listening) {
      int speed = speed();
      int budget = Math.min(MOST_AT_ONCE, receiver.budget(now, speed));
      int count = budget == 0 ? 0 : Math.max(0, line.read(buffer, budget));
      if (budget > 0) {
        raise |= receiver.arrived(buffer, count, budget, now);
        waitOrListen(count, now);
      }
    }
    if (raise) {
      afterwards.add(interrupt);
    }
  }

  /** A processor that waits in a write is late only when it need not wait any more. */
  private boolean isLate() {
    return transmitter.isAwaited() ? writerLate : processorLate.getAsBoolean();
  }

  /** A host that has been still for a while is waited for instead of being asked. */
  private void waitOrListen(int count, long now) {
    if (count > 0) {
      stillSince = now;
    } else if (now - stillSince > STILL_NANOS) {
      listening = false;
      line.whenReadable(this::hear);
    }
  }

  private void hear() {
    lock.lock();
    try {
      heard = true;
      duty.wake();
    } finally {
      lock.unlock();
    }
  }

  private int speed() {
    int speed = line.speed();
    if (speed > 0 && speed != reportedSpeed) {
      reportedSpeed = speed;
      boolean booting = transmitter.baud() == ROM_BAUD;
      if (!booting && !Garble.sameRate(speed, transmitter.baud())) {
        report(
            "the host is at %d baud, the board at %d: both read garbage"
                .formatted(speed, transmitter.baud()));
      }
    }
    return speed;
  }

  private void report(String what) {
    afterwards.add(() -> diagnostics.accept(what));
  }

  /** Takes the chip off the line; nothing is sent or received any more. */
  @Override
  public void close() {
    duty.end();
    lock.lock();
    try {
      closed = true;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
