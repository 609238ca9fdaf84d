package dev.wiretwin.bridge.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoardLoopTest {
  private final BlockingQueue<String> written = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> ticks = new LinkedBlockingQueue<>();
  private final AtomicLong deadline = new AtomicLong(Long.MAX_VALUE);
  private final BoardLoop loop =
      new BoardLoop(
          System::nanoTime,
          deadline::get,
          this::tick,
          bytes -> written.add(new String(bytes, java.nio.charset.StandardCharsets.US_ASCII)));

  private void tick() {
    deadline.set(Long.MAX_VALUE);
    ticks.add("tick");
  }

  @AfterEach
  void end() {
    loop.end();
  }

  private void write(String text) {
    loop.toWrite(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }

  @Test
  void whatATaskHasToWriteGoesOutTogetherWhenItIsOver() throws Exception {
    loop.execute(
        () -> {
          write("one ");
          write("two");
          assertThat(written).isEmpty();
        });
    assertThat(written.poll(5, TimeUnit.SECONDS)).isEqualTo("one two");
    assertThat(loop.call(() -> List.copyOf(written))).isEmpty();
  }

  @Test
  void aCallWaitsForItsResultAndIsDoneAtOnceOnTheLoop() {
    assertThat(loop.isCurrent()).isFalse();
    boolean nested = loop.call(() -> loop.call(loop::isCurrent));
    assertThat(nested).isTrue();
    assertThatThrownBy(
            () ->
                loop.call(
                    () -> {
                      throw new IllegalArgumentException("its own");
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("its own");
  }

  @Test
  void aTaskThatThrowsEndsNothing() {
    loop.execute(
        () -> {
          throw new IllegalStateException("a task's fault");
        });
    assertThat(loop.call(() -> 1)).isEqualTo(1);
  }

  @Test
  void deadlinesAreKeptAnEarlierOneTakesThePlaceOfALater() throws Exception {
    loop.call(() -> deadline.getAndSet(System.nanoTime() + TimeUnit.MINUTES.toNanos(5)));
    loop.call(() -> deadline.getAndSet(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(5)));
    assertThat(ticks.poll(5, TimeUnit.SECONDS)).isEqualTo("tick");
    loop.call(() -> deadline.getAndSet(System.nanoTime() - 1));
    assertThat(ticks.poll(5, TimeUnit.SECONDS)).isEqualTo("tick");
  }

  @Test
  void tasksCanComeLaterAndAgain() throws Exception {
    CountDownLatch often = new CountDownLatch(3);
    loop.every(2, often::countDown);
    CompletableFuture<Boolean> later = new CompletableFuture<>();
    loop.after(2, () -> later.complete(loop.isCurrent()));
    assertThat(later.get(5, TimeUnit.SECONDS)).isTrue();
    assertThat(often.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whatWaitsALotRunsBesideTheLoopOneAtATime() throws Exception {
    CountDownLatch patient = new CountDownLatch(1);
    CompletableFuture<Boolean> second = new CompletableFuture<>();
    loop.start(
        () -> {
          awaitQuietly(patient);
          throw new IllegalStateException("its fault");
        });
    loop.start(() -> second.complete(loop.isCurrent()));
    assertThat(loop.call(second::isDone)).isFalse();
    patient.countDown();
    assertThat(second.get(5, TimeUnit.SECONDS)).isFalse();
    CompletableFuture<Boolean> alone = new CompletableFuture<>();
    BoardLoop.startAlone(() -> alone.complete(true));
    assertThat(alone.get(5, TimeUnit.SECONDS)).isTrue();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void afterTheEndNothingIsTaken() {
    loop.end();
    assertThat(loop.execute(() -> {})).isFalse();
    assertThat(loop.start(() -> {})).isFalse();
    loop.after(1, () -> ticks.add("never"));
    assertThatThrownBy(() -> loop.call(() -> 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("given back");
  }

  @Test
  void aCallThatWaitsForItsTurnIsToldOfTheEnd() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch busy = new CountDownLatch(1);
    loop.execute(
        () -> {
          inside.countDown();
          awaitQuietly(busy);
        });
    assertThat(inside.await(5, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Object> called = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                called.complete(loop.call(() -> "done"));
              } catch (IllegalStateException ended) {
                called.complete(ended);
              }
            });
    caller.start();
    loop.end();
    assertThat(called.get(5, TimeUnit.SECONDS)).isInstanceOf(IllegalStateException.class);
    busy.countDown();
  }
}
