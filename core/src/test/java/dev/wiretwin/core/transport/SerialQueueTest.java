package dev.wiretwin.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SerialQueueTest {
  private final ArrayDeque<Runnable> borrowed = new ArrayDeque<>();
  private final List<String> ran = new ArrayList<>();

  private SerialQueue queue(int maxTasks, long maxBytes) {
    return new SerialQueue(borrowed::add, maxTasks, maxBytes, () -> ran.add("room"));
  }

  private Runnable task(String name) {
    return () -> ran.add(name);
  }

  private void lendThread() {
    borrowed.remove().run();
  }

  @Test
  void tasksRunInOrderOnOneBorrowedThreadAtATime() {
    SerialQueue queue = queue(10, 10);
    queue.execute(task("a"), 0);
    queue.execute(task("b"), 0);
    assertThat(borrowed).hasSize(1);
    lendThread();
    assertThat(ran).containsExactly("a", "b");

    queue.execute(task("c"), 0);
    assertThat(borrowed).hasSize(1);
    lendThread();
    assertThat(ran).containsExactly("a", "b", "c");
  }

  @Test
  void aTaskAddedByATaskRunsAfterIt() {
    SerialQueue queue = queue(10, 10);
    queue.execute(
        () -> {
          queue.execute(task("inner"), 0);
          ran.add("outer");
        },
        0);
    lendThread();
    assertThat(ran).containsExactly("outer", "inner");
    assertThat(borrowed).isEmpty();
  }

  @Test
  void itIsFullBeyondItsNumberOfTasksAndSaysWhenHalfAreDone() {
    SerialQueue queue = queue(2, 1000);
    assertThat(queue.execute(task("a"), 1)).isTrue();
    assertThat(queue.execute(task("b"), 1)).isTrue();
    assertThat(queue.execute(task("c"), 1)).isFalse();
    assertThat(queue.execute(task("d"), 1)).as("never refused").isFalse();
    lendThread();
    assertThat(ran).containsExactly("a", "b", "c", "room", "d");
    assertThat(queue.execute(task("e"), 1)).isTrue();
  }

  @Test
  void itIsFullBeyondItsNumberOfBytes() {
    SerialQueue queue = queue(1000, 10);
    assertThat(queue.execute(task("a"), 10)).isTrue();
    assertThat(queue.execute(task("b"), 1)).isFalse();
    lendThread();
    assertThat(ran).containsExactly("a", "room", "b");
  }

  @Test
  void aTaskThatThrowsDoesNotStallTheRest() {
    SerialQueue queue = queue(10, 10);
    queue.execute(
        () -> {
          throw new IllegalStateException("on purpose");
        },
        0);
    queue.execute(task("b"), 0);
    assertThatThrownBy(this::lendThread).hasMessage("on purpose");
    lendThread();
    assertThat(ran).containsExactly("b");
    queue.execute(task("c"), 0);
    lendThread();
    assertThat(ran).containsExactly("b", "c");
  }

  @Test
  void whoeverAddsAndWhicheverThreadRunsThereIsOneAtATime() throws Exception {
    int adders = 4;
    int each = 5000;
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      SerialQueue queue = new SerialQueue(threads, 100, 1000, () -> {});
      AtomicInteger inside = new AtomicInteger();
      AtomicInteger collisions = new AtomicInteger();
      CountDownLatch done = new CountDownLatch(adders * each);
      int[] last = new int[adders];
      for (int a = 0; a < adders; a++) {
        int adder = a;
        threads.execute(
            () -> {
              for (int i = 1; i <= each; i++) {
                int number = i;
                queue.execute(
                    () -> {
                      boolean alone = inside.incrementAndGet() == 1;
                      boolean inOrder = last[adder] == number - 1;
                      last[adder] = number;
                      collisions.addAndGet(alone && inOrder ? 0 : 1);
                      inside.decrementAndGet();
                      done.countDown();
                    },
                    1);
              }
            });
      }
      assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(collisions).hasValue(0);
    } finally {
      threads.shutdownNow();
    }
  }
}
