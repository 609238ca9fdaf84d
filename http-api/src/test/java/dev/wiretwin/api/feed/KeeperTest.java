package dev.wiretwin.api.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KeeperTest {
  private final FakeLog log = new FakeLog(0);
  private final AtomicLong given = new AtomicLong();
  private final Keeper keeper = new Keeper(log, given::get, Keeper.AHEAD);

  private void keep(long from, long to) {
    LongStream.rangeClosed(from, to)
        .forEach(
            id -> {
              given.set(id);
              keeper.keep(Feeds.entry(id, "board.came"));
            });
  }

  private void awaitWrite() throws InterruptedException {
    assertThat(log.writes().tryAcquire(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void manyEntriesAreOneWrite() throws Exception {
    keep(1, 500);
    awaitWrite();
    keeper.close();
    assertThat(log.ids()).hasSize(500);
    assertThat(log.batches().size()).isLessThan(10);
  }

  @Test
  void closingKeepsWhatIsLeftAndEndsTheRun() {
    keep(1, 3);
    given.set(7);
    keeper.close();
    assertThat(log.ids()).containsExactly(1L, 2L, 3L);
    assertThat(log.ended()).isEqualTo(7);
    // too late is no mistake
    keep(8, 8);
    keeper.given(9);
  }

  @Test
  void whatALogDidNotTakeIsTriedAgain() throws Exception {
    log.full(true);
    keep(1, 3);
    awaitWrite();
    log.full(false);
    awaitWrite();
    keeper.close();
    assertThat(log.ids()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void aLogThatTakesNothingKeepsNobodyWaiting() {
    CountDownLatch never = new CountDownLatch(1);
    log.gate(never);
    long many = Keeper.MOST + 5_000L;
    keep(1, many);
    never.countDown();
    keeper.close();
    // bounded: the last ones were not kept
    assertThat(log.ids().size()).isBetween(Keeper.MOST, Keeper.MOST + 1_000);
    assertThat(log.ids()).startsWith(1L, 2L, 3L);
  }

  @Test
  void aLogThatIsFullToTheEndIsNoReasonToFail() {
    log.full(true);
    keep(1, 3);
    keeper.close();
    assertThat(log.ids()).isEmpty();
    assertThat(log.ended()).isEqualTo(-1);
  }

  @Test
  void idsAreReservedLongBeforeTheyAreNeeded() {
    given.set(Keeper.AHEAD / 2);
    keeper.given(given.get());
    keeper.close();
    assertThat(log.reserved()).isZero();
    Keeper other = new Keeper(log, given::get, Keeper.AHEAD);
    given.set(Keeper.AHEAD / 2 + 1);
    other.given(given.get());
    other.close();
    assertThat(log.reserved()).isEqualTo(Keeper.AHEAD + Keeper.AHEAD / 2 + 1);
  }
}
