package dev.wiretwin.bridge.lua;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread on which everything of a board happens, and a second one for what waits a lot.
 * After each task what has to be sent is sent, and the machine's deadline is kept. Any thread.
 */
final class BoardLoop {
  private static final Logger LOG = LoggerFactory.getLogger(BoardLoop.class);
  private static final long LEAST_WAIT_NANOS = 100_000;

  private final LongSupplier nanoClock;
  private final LongSupplier deadline;
  private final Runnable tick;
  private final Consumer<byte[]> line;
  private final ScheduledExecutorService loop =
      Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "wiretwin-board"));
  private final ExecutorService waiting =
      Executors.newSingleThreadExecutor(task -> daemon(task, "wiretwin-board-start"));

  // ---- on the loop only

  private final ByteArrayOutputStream toWrite = new ByteArrayOutputStream();
  private ScheduledFuture<?> armed;
  private long armedFor;

  private volatile Thread thread;

  /**
   * @param deadline when the machine wants to be told the time, {@link Long#MAX_VALUE} for never
   * @param tick tells it the time
   * @param line takes bytes
   */
  BoardLoop(LongSupplier nanoClock, LongSupplier deadline, Runnable tick, Consumer<byte[]> line) {
    this.nanoClock = nanoClock;
    this.deadline = deadline;
    this.tick = tick;
    this.line = line;
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Runs the task on the loop, after what is already waiting there.
   *
   * @throws IllegalStateException if the loop has ended
   */
  void execute(Runnable task) {
    if (!tryExecute(task)) {
      throw new IllegalStateException("the board was given back: open it again");
    }
  }

  /** The same; false if the loop has ended. */
  boolean tryExecute(Runnable task) {
    try {
      loop.execute(() -> run(task));
      return true;
    } catch (RejectedExecutionException ended) {
      return false;
    }
  }

  /** Runs it on the loop and waits for what it returns; on the loop itself at once. */
  <T> T call(Supplier<T> what) {
    if (Thread.currentThread() == thread) {
      return what.get();
    }
    CompletableFuture<T> done = new CompletableFuture<>();
    execute(
        () -> {
          try {
            done.complete(what.get());
          } catch (RuntimeException refused) {
            done.completeExceptionally(refused);
          }
        });
    try {
      return done.join();
    } catch (java.util.concurrent.CompletionException refused) {
      throw refused.getCause() instanceof RuntimeException own ? own : refused;
    }
  }

  /** Runs the task once, so long from now; not at all if the loop ends before. */
  void after(long millis, Runnable task) {
    schedule(() -> loop.schedule(() -> run(task), millis, TimeUnit.MILLISECONDS));
  }

  /** Runs the task again and again. */
  void every(long millis, Runnable task) {
    schedule(
        () -> loop.scheduleAtFixedRate(() -> run(task), millis, millis, TimeUnit.MILLISECONDS));
  }

  private static void schedule(Runnable what) {
    try {
      what.run();
    } catch (RejectedExecutionException ended) {
      LOG.debug("not scheduled: the board was given back");
    }
  }

  /** Starts what waits a lot, beside the loop; one at a time. */
  void start(Runnable patient) {
    schedule(() -> waiting.execute(patient));
  }

  /** Bytes for the line, sent when the task in hand is over; on the loop only. */
  void toWrite(byte[] bytes) {
    toWrite.writeBytes(bytes);
  }

  /** Ends both threads; what waits is not done. */
  void end() {
    waiting.shutdownNow();
    loop.shutdownNow();
  }

  private void run(Runnable task) {
    thread = Thread.currentThread();
    try {
      task.run();
    } catch (RuntimeException fault) {
      LOG.warn("a board is served on after an error", fault);
    }
    if (toWrite.size() > 0) {
      byte[] bytes = toWrite.toByteArray();
      toWrite.reset();
      line.accept(bytes);
    }
    arm();
  }

  private void arm() {
    long due = deadline.getAsLong();
    if (due == Long.MAX_VALUE || armed != null && due - armedFor >= 0) {
      return;
    }
    if (armed != null) {
      armed.cancel(false);
    }
    armedFor = due;
    long wait = Math.max(LEAST_WAIT_NANOS, due - nanoClock.getAsLong());
    schedule(
        () ->
            armed =
                loop.schedule(
                    () -> {
                      armed = null;
                      run(tick);
                    },
                    wait,
                    TimeUnit.NANOSECONDS));
  }
}
