package dev.wiretwin.api.session;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Who waits for the next events of one session. Not thread safe: its session guards it. Waits are
 * answered on the thread that brings the event, because one more thread in between takes longer
 * than all else: whoever goes on with an answer has to do that on a thread of its own.
 */
final class Waits {
  private static final int MOST = 256;

  private final Surroundings around;
  private final List<Wait<?>> waiting = new ArrayList<>();

  Waits(Surroundings around) {
    this.around = around;
  }

  /**
   * One who waits.
   *
   * @param answer from the event, or from null when the time is over; must be quick
   * @param forget stops the clock
   */
  private record Wait<T>(
      Predicate<SessionEvent> wanted,
      BiFunction<SessionEvent, SessionInfo, T> answer,
      CompletableFuture<T> future,
      Runnable forget) {
    void answer(SessionEvent event, SessionInfo session) {
      future.complete(answer.apply(event, session));
    }
  }

  /**
   * @param wanted which event ends the wait; later ones do not count
   * @param answer from that event, or from null when the time is over
   * @param onLate runs when the time is over, and has to call {@link #late} under the lock
   * @throws Refusal if too many wait already
   */
  <T> CompletableFuture<T> add(
      Predicate<SessionEvent> wanted,
      BiFunction<SessionEvent, SessionInfo, T> answer,
      Duration limit,
      Consumer<CompletableFuture<T>> onLate) {
    if (waiting.size() >= MOST) {
      throw new Refusal(
          RefusalCode.OVERLOADED, MOST + " requests wait for this session already: let them end");
    }
    CompletableFuture<T> future = new CompletableFuture<>();
    Runnable forget = around.timers().in(limit, () -> onLate.accept(future));
    waiting.add(new Wait<>(wanted, answer, future, forget));
    return future;
  }

  /** Answers everybody who waited for this event. */
  void happened(SessionEvent event, Supplier<SessionInfo> now) {
    if (waiting.isEmpty()) {
      return;
    }
    SessionInfo session = now.get();
    for (Iterator<Wait<?>> all = waiting.iterator(); all.hasNext(); ) {
      Wait<?> wait = all.next();
      if (wait.wanted().test(event)) {
        all.remove();
        wait.forget().run();
        wait.answer(event, session);
      }
    }
  }

  /** The time of this one is over. */
  void late(CompletableFuture<?> future, SessionInfo session) {
    for (Iterator<Wait<?>> all = waiting.iterator(); all.hasNext(); ) {
      Wait<?> wait = all.next();
      if (wait.future() == future) {
        all.remove();
        wait.answer(null, session);
      }
    }
  }
}
