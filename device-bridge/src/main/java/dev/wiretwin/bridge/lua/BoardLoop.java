package dev.wiretwin.bridge.lua;

import java.io.ByteArrayOutputStream;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
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

  private final Set<CompletableFuture<?>> calls = ConcurrentHashMap.newKeySet();
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

  /** Whether the calling thread is the loop's. */
  boolean isCurrent() {
    return Thread.currentThread() == thread;
  }

  /**
   * Runs the task on the loop, after what is already waiting there; false if the loop has ended.
   */
  boolean execute(Runnable task) {
    return schedule(() -> loop.execute(() -> run(task)));
  }

  /**
   * Runs it on the loop and waits for what it returns; on the loop itself at once.
   *
   * @throws IllegalStateException if the loop has ended, or ends before it is its turn
   */
  <T> T call(Supplier<T> what) {
    if (isCurrent()) {
      return what.get();
    }
    CompletableFuture<T> done = new CompletableFuture<>();
    calls.add(done);
    try {
      boolean taken = execute(() -> answer(what, done));
      if (!taken) {
        throw ended();
      }
      return done.join();
    } catch (CompletionException refused) {
      throw refused.getCause() instanceof RuntimeException own ? own : refused;
    } finally {
      calls.remove(done);
    }
  }

  private static <T> void answer(Supplier<T> what, CompletableFuture<T> done) {
    try {
      done.complete(what.get());
    } catch (RuntimeException refused) {
      done.completeExceptionally(refused);
    }
  }

  private static IllegalStateException ended() {
    return new IllegalStateException("the board was given back: open it again");
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

  private static boolean schedule(Runnable what) {
    try {
      what.run();
      return true;
    } catch (RejectedExecutionException ended) {
      LOG.debug("not scheduled: the board was given back");
      return false;
    }
  }

  /** Starts what waits a lot, beside the loop; one at a time. False if the loop has ended. */
  boolean start(Runnable patient) {
    return schedule(() -> waiting.execute(() -> safely(patient)));
  }

  /** The same on a thread of its own. */
  static void startAlone(Runnable patient) {
    daemon(() -> safely(patient), "wiretwin-board-end").start();
  }

  private static void safely(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException fault) {
      LOG.warn("a board is served on after an error", fault);
    }
  }

  /** Bytes for the line, sent when the task in hand is over; on the loop only. */
  void toWrite(byte[] bytes) {
    toWrite.writeBytes(bytes);
  }

  /** Ends both threads; what waits is not done. */
  void end() {
    waiting.shutdownNow();
    loop.shutdownNow();
    // what was taken and will not be run any more must not be waited for
    calls.forEach(call -> call.completeExceptionally(ended()));
  }

  private void run(Runnable task) {
    thread = Thread.currentThread();
    safely(task);
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
