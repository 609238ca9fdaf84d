package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final Turns turns = new Turns();
  private final List<String> done = new ArrayList<>();

  @Test
  void aTaskIsDoneWithinTheCallThatBringsIt() {
    turns.take(() -> done.add("one"));
    assertThat(done).containsExactly("one");
  }

  @Test
  void whatATaskBringsIsDoneBehindIt() {
    turns.take(
        () -> {
          turns.take(() -> done.add("inner"));
          done.add("outer");
        });
    assertThat(done).containsExactly("outer", "inner");
  }

  @Test
  void aTaskThatThrowsDoesNotKeepTheNextOneOut() {
    assertThatThrownBy(
            () ->
                turns.take(
                    () -> {
                      throw new IllegalStateException("boom");
                    }))
        .hasMessage("boom");
    turns.take(() -> done.add("next"));
    assertThat(done).containsExactly("next");
  }

  @Test
  void manyThreadsTakeTurns() throws Exception {
    int threads = 4;
    int each = 10_000;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    CountDownLatch start = new CountDownLatch(threads);
    try {
      List<Future<?>> all = new ArrayList<>();
      IntStream.range(0, threads).forEach(i -> all.add(pool.submit(() -> fill(start, each))));
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      pool.shutdownNow();
    }
    turns.take(() -> {});
    // an ArrayList that two threads fill at once loses some
    assertThat(done).hasSize(threads * each);
  }

  private void fill(CountDownLatch start, int times) {
    start.countDown();
    while (start.getCount() > 0) {
      Thread.onSpinWait();
    }
    for (int i = 0; i < times; i++) {
      turns.take(() -> done.add("x"));
    }
  }
}
