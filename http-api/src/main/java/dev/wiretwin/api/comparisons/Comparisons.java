package dev.wiretwin.api.comparisons;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.store.KeptComparisons;
import dev.wiretwin.api.store.KeptComparisons.Asked;
import dev.wiretwin.api.store.KeptComparisons.Comparison;
import dev.wiretwin.api.store.KeptComparisons.Ending;
import dev.wiretwin.api.store.KeptComparisons.Filter;
import dev.wiretwin.api.store.KeptComparisons.Outcome;
import dev.wiretwin.api.store.KeptComparisons.State;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The comparisons that were asked for: keeps them in a queue, runs them when their boards are free,
 * and tells what came of them. Shared by all threads. Bounded: when the queue is full, further ones
 * are refused.
 */
public final class Comparisons implements AutoCloseable {
  /** The most that wait. */
  public static final int LONGEST_QUEUE = 64;

  private static final Duration RETRY = Duration.ofSeconds(30);
  private static final long END_SECONDS = 4;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  private final ReentrantLock lock = new ReentrantLock();

  /** In the order they came; under the lock. */
  private final Map<String, Running> queued = new LinkedHashMap<>();

  private final Map<String, Running> running = new LinkedHashMap<>();
  private boolean closed;

  private final ExecutorService threads = Executors.newCachedThreadPool(Comparisons::thread);
  private final Surroundings around;
  private final KeptComparisons kept;
  private final Planner planner;
  private final Telling telling;

  public Comparisons(Surroundings around, ScenarioShelf shelf) {
    this.around = around;
    this.kept = around.kept();
    this.planner = new Planner(shelf);
    this.telling = new Telling(around.feed());
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "wiretwin-comparison");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Takes one on; it starts as soon as its boards are free.
   *
   * @throws Refusal if it makes no sense, or if there is no room in the queue
   */
  public ComparisonInfo submit(Wish wish) {
    Plan plan = planner.plan(wish);
    String request = written(wish);
    lock.lock();
    try {
      demandRoom();
      Comparison row =
          kept.add(
              new Asked(
                  newId(),
                  around.clock().instant(),
                  plan.name(),
                  request,
                  plan.targets(),
                  plan.scenarios().size()));
      telling.queued(row);
      queued.put(row.id(), new Running(row.id(), plan, around));
      startSome();
      return info(row.id());
    } finally {
      lock.unlock();
    }
  }

  private void demandRoom() {
    if (closed) {
      throw new Refusal(RefusalCode.SHUTTING_DOWN, "the service is about to end");
    } else if (queued.size() >= LONGEST_QUEUE) {
      throw new Refusal(
              RefusalCode.TOO_MANY, queued.size() + " comparisons are waiting already: try later")
          .retryAfter(RETRY);
    }
  }

  private static String written(Wish wish) {
    try {
      return JSON.writeValueAsString(wish);
    } catch (JsonProcessingException odd) {
      throw new IllegalArgumentException("a wish that cannot be written as JSON", odd);
    }
  }

  private String newId() {
    return "c" + Long.toString(around.random().nextLong(1L << 40, 1L << 50), Character.MAX_RADIX);
  }

  /** What waited when the process before this one ended waits again, in the same order. */
  public void resume(List<Comparison> waiting) {
    for (Comparison row : waiting) {
      try {
        Plan plan = planner.plan(JSON.readValue(row.asked().request(), Wish.class));
        lock.lock();
        try {
          queued.put(row.id(), new Running(row.id(), plan, around));
          startSome();
        } finally {
          lock.unlock();
        }
      } catch (JsonProcessingException | Refusal gone) {
        String why = "cannot be started again: " + gone.getMessage();
        telling.ended(
            kept.end(row.id(), Ending.brokenOff(State.CUT_OFF, around.clock().instant(), why)));
      }
    }
  }

  /** Under the lock. */
  private void startSome() {
    List<Plan> startable =
        Lanes.startable(
            running.values().stream().map(Running::plan).toList(),
            queued.values().stream().map(Running::plan).toList());
    for (Running one : List.copyOf(queued.values())) {
      if (!closed && startable.stream().anyMatch(plan -> plan == one.plan())) {
        queued.remove(one.id());
        running.put(one.id(), one);
        one.over().thenRun(() -> ended(one));
        threads.execute(one);
      }
    }
  }

  private void ended(Running one) {
    lock.lock();
    try {
      running.remove(one.id());
      startSome();
    } finally {
      lock.unlock();
    }
  }

  /**
   * @throws Refusal if there is none of this name
   */
  public ComparisonInfo info(String id) {
    Comparison row =
        kept.comparison(id)
            .orElseThrow(
                () -> new Refusal(RefusalCode.COMPARISON_NOT_FOUND, "there is no such comparison"));
    return info(row);
  }

  private ComparisonInfo info(Comparison row) {
    return ComparisonInfo.of(
        row, row.state().isOver() ? null : live(row.id()).map(Running::progress).orElse(null));
  }

  private Optional<Running> live(String id) {
    lock.lock();
    try {
      return Optional.ofNullable(running.getOrDefault(id, queued.get(id)));
    } finally {
      lock.unlock();
    }
  }

  /** What there is to say when it is over, or when that time is up. */
  public CompletableFuture<ComparisonInfo> whenOver(String id, Duration limit) {
    ComparisonInfo now = info(id);
    Optional<Running> live = live(id);
    if (now.isOver() || live.isEmpty() || limit.isZero()) {
      return CompletableFuture.completedFuture(info(id));
    }
    return live.get()
        .over()
        .copy()
        .completeOnTimeout(null, limit.toMillis(), TimeUnit.MILLISECONDS)
        .thenApplyAsync(done -> info(id), threads);
  }

  /**
   * A piece of the list.
   *
   * @param next where it goes on; empty at its end
   */
  public record Page(List<ComparisonInfo> comparisons, OptionalLong next) {}

  /**
   * Newest first.
   *
   * @param after as an earlier page said; empty starts at the newest
   */
  public Page list(Filter filter, OptionalLong after, int limit) {
    List<Comparison> rows = kept.list(filter, after.orElse(Long.MAX_VALUE), limit);
    return new Page(
        rows.stream().map(this::info).toList(),
        rows.size() < limit
            ? OptionalLong.empty()
            : OptionalLong.of(rows.get(rows.size() - 1).number()));
  }

  /** What came of its scenarios so far. */
  public List<Outcome> outcomes(String id) {
    return kept.outcomes(id);
  }

  /** The report of one of its scenarios, JSON; empty if it is not done. */
  public Optional<byte[]> report(String id, int index) {
    return kept.report(id, index);
  }

  /**
   * Has it end soon, if it is not over.
   *
   * @throws Refusal if there is none of this name
   */
  public void cancel(String id) {
    info(id);
    stop(id, State.CANCELLED);
  }

  private void stop(String id, State how) {
    lock.lock();
    try {
      Running waiting = queued.remove(id);
      if (waiting != null) {
        telling.ended(
            kept.end(
                id, Ending.brokenOff(how, around.clock().instant(), "cancelled while it waited")));
        waiting.neverRun();
        startSome();
      }
      Optional.ofNullable(running.get(id)).ifPresent(one -> one.stop(how));
    } finally {
      lock.unlock();
    }
  }

  /** How many wait for their turn. */
  public int waiting() {
    lock.lock();
    try {
      return queued.size();
    } finally {
      lock.unlock();
    }
  }

  /** What runs is cut off; what waits stays queued where it is kept. */
  @Override
  public void close() {
    List<CompletableFuture<Void>> ends;
    lock.lock();
    try {
      closed = true;
      queued.values().forEach(Running::neverRun);
      queued.clear();
      running.values().forEach(one -> one.stop(State.CUT_OFF));
      ends = running.values().stream().map(Running::over).toList();
    } finally {
      lock.unlock();
    }
    CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, END_SECONDS, TimeUnit.SECONDS)
        .join();
    threads.shutdownNow();
  }
}
