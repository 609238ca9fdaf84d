package dev.wiretwin.api.board;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.bridge.serial.LineFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does things with boards that take a while, one at a time on each, under its lease if there is
 * one. What is done under a lease that ends is broken off. Thread safe.
 */
final class BoardWorks {
  private static final Logger LOG = LoggerFactory.getLogger(BoardWorks.class);

  private final Leases leases;
  private final BenchThreads threads;

  BoardWorks(Leases leases, BenchThreads threads) {
    this.leases = leases;
    this.threads = threads;
  }

  /** What is done while one has the line. */
  @FunctionalInterface
  interface Task {
    /**
     * @return what came of it, a sentence
     * @throws IOException if the line or the board failed; says why and what to do
     */
    String run() throws IOException, InterruptedException;
  }

  /**
   * Begins as soon as the line is free.
   *
   * @param doing as others are told: {@code identifying}
   * @param patience how long to wait for the line
   * @throws Refusal if it may not be done at all
   */
  Work begin(Board board, String doing, OptionalLong fence, Duration patience, Task task) {
    board.demandPresent();
    Work work = new Work();
    Doing it = new Doing(board, doing, patience, task, work);
    Permit permit = leases.enter(board.id(), fence, doing, it::breakOff);
    work.done().whenComplete((sentence, failure) -> permit.close());
    try {
      it.thread.set(threads.begin(it));
    } catch (Refusal overloaded) {
      work.fail(overloaded);
      throw overloaded;
    }
    if (it.brokenOff.get() != null) {
      it.breakOff(it.brokenOff.get()); // before it had begun
    }
    return work;
  }

  /** One of them. */
  private static final class Doing implements Runnable {
    private final Board board;
    private final String doing;
    private final Duration patience;
    private final Task task;
    private final Work work;
    private final AtomicReference<Future<?>> thread = new AtomicReference<>();
    private final AtomicReference<String> brokenOff = new AtomicReference<>();

    Doing(Board board, String doing, Duration patience, Task task, Work work) {
      this.board = board;
      this.doing = doing;
      this.patience = patience;
      this.task = task;
      this.work = work;
    }

    @Override
    public void run() {
      RuntimeException failure;
      try {
        work.done().complete(inTurn());
        return;
      } catch (LineFailure line) {
        failure = board.unreachable(line);
      } catch (IOException failed) {
        failure =
            new Refusal(RefusalCode.BOARD_UNREACHABLE, failed.getMessage(), failed)
                .with("board", board.id());
      } catch (InterruptedException asked) {
        failure = interrupted();
      } catch (RuntimeException refused) {
        failure = refused;
      }
      boolean begun = work.begun().isDone();
      if (begun) {
        String words = failure.getMessage();
        board.learn(known -> known.withTrouble(words));
        board.tell("trouble", doing + ": " + words);
      }
      work.fail(failure);
    }

    /** Nobody is told of the outcome before the line is free again. */
    private String inTurn() throws IOException, InterruptedException {
      try (LineTurns.Turn turn = board.turns().take(doing, patience)) {
        work.begun().complete(null);
        LOG.debug("{} is busy {}", board.id(), turn.doing());
        return task.run();
      }
    }

    private Refusal interrupted() {
      String why = brokenOff.get();
      return why == null
          ? new Refusal(RefusalCode.SHUTTING_DOWN, "the service is about to end")
          : new Refusal(RefusalCode.LEASE_LOST, board.id() + ": " + why).with("board", board.id());
    }

    /** Its lease is over. */
    void breakOff(String why) {
      brokenOff.set(why);
      Future<?> its = thread.get();
      if (its != null) {
        its.cancel(true);
        work.fail(interrupted()); // it may not have begun
      }
    }
  }
}
