package dev.wiretwin.api.comparisons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.feed.FeedEntry;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.store.KeptComparisons.Filter;
import dev.wiretwin.api.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComparisonsTest {
  private final Bureau bureau = new Bureau();
  private final Comparisons comparisons = bureau.comparisons;

  @AfterEach
  void close() {
    comparisons.close();
  }

  private static RefusalCode code(Throwable failure) {
    return ((Refusal) failure).code();
  }

  @Test
  void oneRunsToItsEndAndItsScenariosAreKept() throws Exception {
    ComparisonInfo asked = comparisons.submit(Bureau.wish(2, "board:x", "jvm"));
    assertThat(asked.targets()).containsExactly("jvm", "board:x");
    assertThat(asked.atMostMs()).isPositive();
    ComparisonInfo over = bureau.over(asked.id());
    assertThat(over.state()).isEqualTo("finished");
    assertThat(over.verdict()).isEqualTo("same");
    assertThat(over.exitCode()).isZero();
    assertThat(over.done()).isEqualTo(2);
    assertThat(over.counts().same()).isEqualTo(2);
    assertThat(over.atMostMs()).isNull();
    assertThat(comparisons.outcomes(asked.id())).hasSize(2);
    assertThat(comparisons.list(Filter.ALL, OptionalLong.empty(), 10).comparisons()).hasSize(1);
    assertThat(bureau.boards.givenBack).containsExactly("board:x");
    assertThat(bureau.told(asked.id()))
        .extracting(FeedEntry::type)
        .containsExactly(
            "comparison.queued",
            "comparison.started",
            "comparison.scenario",
            "comparison.scenario",
            "comparison.finished");
  }

  @Test
  void whoWaitsIsToldWhatThereIsWhenTheTimeIsUp() throws Exception {
    CountDownLatch hold = bureau.boards.hold("board:x");
    String id = comparisons.submit(Bureau.wish(1, "jvm", "board:x")).id();
    ComparisonInfo early =
        comparisons.whenOver(id, Duration.ofMillis(20)).get(10, TimeUnit.SECONDS);
    assertThat(early.isOver()).isFalse();
    assertThat(early.leftMs()).isPositive();
    hold.countDown();
    assertThat(bureau.over(id).isOver()).isTrue();
    assertThat(comparisons.whenOver(id, Duration.ofSeconds(9))).isDone();
  }

  @Test
  void whoNeedsTheSameBoardWaitsForItAndOthersDoNot() throws Exception {
    CountDownLatch hold = bureau.boards.hold("board:x");
    String first = comparisons.submit(Bureau.wish(1, "jvm", "board:x")).id();
    String second = comparisons.submit(Bureau.wish(1, "jvm", "board:x")).id();
    String other = comparisons.submit(Bureau.wish(1, "jvm", "board:y")).id();
    assertThat(bureau.over(other).state()).isEqualTo("finished");
    assertThat(comparisons.info(second).state()).isEqualTo("queued");
    hold.countDown();
    assertThat(bureau.over(first).state()).isEqualTo("finished");
    assertThat(bureau.over(second).state()).isEqualTo("finished");
  }

  @Test
  void oneThatWaitsOrRunsCanBeCancelled() throws Exception {
    bureau.boards.hold("board:x");
    String runs = comparisons.submit(Bureau.wish(1, "jvm", "board:x")).id();
    String waits = comparisons.submit(Bureau.wish(1, "jvm", "board:x")).id();
    comparisons.cancel(waits);
    assertThat(bureau.over(waits).state()).isEqualTo("cancelled");
    comparisons.cancel(runs);
    ComparisonInfo over = bureau.over(runs);
    assertThat(over.state()).isEqualTo("cancelled");
    assertThat(over.error()).isEqualTo("cancelled by request");
    assertThat(bureau.boards.givenBack).containsExactly("board:x");
    comparisons.cancel(runs);
    assertThat(comparisons.info(runs).state()).isEqualTo("cancelled");
  }

  @Test
  void whatThereIsNotIsSaidToBeMissing() {
    assertThatThrownBy(() -> comparisons.info("c1"))
        .satisfies(f -> assertThat(code(f)).isEqualTo(RefusalCode.COMPARISON_NOT_FOUND));
    assertThatThrownBy(() -> comparisons.cancel("c1"))
        .satisfies(f -> assertThat(code(f)).isEqualTo(RefusalCode.COMPARISON_NOT_FOUND));
    assertThat(comparisons.report("c1", 0)).isEmpty();
  }

  @Test
  void aFullQueueTakesNoMore() {
    bureau.boards.hold("board:x");
    for (int i = 0; i <= Comparisons.LONGEST_QUEUE; i++) {
      comparisons.submit(Bureau.wish(1, "jvm", "board:x"));
    }
    assertThatThrownBy(() -> comparisons.submit(Bureau.wish(1, "jvm", "board:x")))
        .satisfies(
            f -> {
              assertThat(code(f)).isEqualTo(RefusalCode.TOO_MANY);
              assertThat(((Refusal) f).retryAfter()).isPresent();
            });
  }

  @Test
  void theEndOfTheServiceCutsOffWhatRunsAndKeepsWhatWaits() throws Exception {
    bureau.boards.hold("board:x");
    String runs = comparisons.submit(Bureau.wish(1, "jvm", "board:x")).id();
    String waits = comparisons.submit(Bureau.wish(1, "jvm", "board:x")).id();
    comparisons.close();
    assertThat(comparisons.info(runs).state()).isEqualTo("cut-off");
    assertThat(comparisons.info(runs).error()).contains("the service was stopped");
    assertThatThrownBy(() -> comparisons.submit(Bureau.wish(1, "jvm", "board:x")))
        .satisfies(f -> assertThat(code(f)).isEqualTo(RefusalCode.SHUTTING_DOWN));

    bureau.boards.hold("board:x").countDown();
    try (Comparisons again = bureau.another()) {
      Store.Recovered found = bureau.store.recover(Instant.now());
      again.resume(found.queued());
      ComparisonInfo over = again.whenOver(waits, Duration.ofSeconds(20)).get(20, TimeUnit.SECONDS);
      assertThat(over.state()).isEqualTo("finished");
    }
  }

  @Test
  void afterAKillWhatRanIsCutOff() throws Exception {
    bureau.boards.hold("board:x");
    String runs = comparisons.submit(Bureau.wish(1, "jvm", "board:x")).id();
    bureau.feed.after(0, one -> one.type().equals("comparison.started"), Duration.ofSeconds(20));
    try (Comparisons again = bureau.another()) {
      Store.Recovered found = bureau.store.recover(Instant.now());
      again.resume(found.queued());
      assertThat(again.info(runs).state()).isEqualTo("cut-off");
    }
  }

  @Test
  void theListComesInPagesNewestFirst() {
    bureau.boards.hold("board:x");
    List<String> ids =
        List.of(
            comparisons.submit(Bureau.wish(1, "jvm", "board:x")).id(),
            comparisons.submit(Bureau.wish(1, "jvm", "board:x")).id(),
            comparisons.submit(Bureau.wish(1, "jvm", "board:x")).id());
    Comparisons.Page first = comparisons.list(Filter.ALL, OptionalLong.empty(), 2);
    assertThat(first.comparisons())
        .extracting(ComparisonInfo::id)
        .containsExactly(ids.get(2), ids.get(1));
    Comparisons.Page rest = comparisons.list(Filter.ALL, first.next(), 2);
    assertThat(rest.comparisons()).extracting(ComparisonInfo::id).containsExactly(ids.get(0));
    assertThat(rest.next()).isEmpty();
  }
}
