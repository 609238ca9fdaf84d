package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.store.KeptLeases.Holder;
import dev.wiretwin.api.store.KeptLeases.Lease;
import dev.wiretwin.api.store.MemoryStore;
import dev.wiretwin.bridge.serial.LineFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class BoardWorksTest {
  private static final OptionalLong NONE = OptionalLong.empty();

  @TempDir private Path state;

  private final Feed feed = Benches.feed();
  private final BenchThreads threads = new BenchThreads();
  private final HandClock clock = new HandClock();
  private final Leases leases =
      new Leases(clock, new MemoryStore().leases(), new LeaseStories(feed, board -> {}));
  private final BoardWorks works = new BoardWorks(leases, threads);
  private final CountDownLatch never = new CountDownLatch(1);
  private Board board;

  @BeforeEach
  void see() {
    board =
        new Board(
            BoardInfo.remote("attic", "tcp://127.0.0.1:1"), Benches.inventory(state), feed, clock);
  }

  @AfterEach
  void end() {
    threads.close();
  }

  private static RefusalCode code(CompletableFuture<?> failed) throws Exception {
    return failed.handle((done, failure) -> ((Refusal) failure).code()).get(10, TimeUnit.SECONDS);
  }

  @Test
  void whatIsDoneIsToldWhenTheLineIsFreeAgain() throws Exception {
    Work work = works.begin(board, "identifying", NONE, Duration.ZERO, () -> "a board");
    assertThat(work.begun().get(10, TimeUnit.SECONDS)).isNull();
    assertThat(work.done().get(10, TimeUnit.SECONDS)).isEqualTo("a board");
    assertThat(board.turns().doing()).isEmpty();
    LeaseWish wish =
        new LeaseWish(new Holder("ada", Optional.empty(), Optional.empty()), Duration.ofSeconds(5));
    assertThat(leases.grant("attic", wish)).isNotNull();
  }

  @Test
  void aSecondOneIsRefusedWithTheFirstOnesName() throws Exception {
    Work first =
        works.begin(
            board,
            "identifying",
            NONE,
            Duration.ZERO,
            () -> never.await(10, TimeUnit.SECONDS) + "");
    first.begun().get(10, TimeUnit.SECONDS);
    Work second = works.begin(board, "typing", NONE, Duration.ZERO, () -> "never");
    assertThat(code(second.begun())).isEqualTo(RefusalCode.BOARD_BUSY);
    assertThat(board.known().trouble()).isEmpty();
    never.countDown();
    assertThat(first.done().get(10, TimeUnit.SECONDS)).isEqualTo("true");
  }

  @Test
  void whatFailsIsToldToEverybody() throws Exception {
    Work line =
        works.begin(
            board,
            "identifying",
            NONE,
            Duration.ZERO,
            () -> {
              throw new LineFailure("nobody there");
            });
    assertThat(code(line.done())).isEqualTo(RefusalCode.BOARD_UNREACHABLE);
    assertThat(board.known().trouble()).hasValue("nobody there");
    assertThat(Benches.told(feed)).anyMatch(told -> told.contains("identifying: nobody there"));
    Work other =
        works.begin(
            board,
            "scanning",
            NONE,
            Duration.ZERO,
            () -> {
              throw new IOException("no end");
            });
    assertThat(code(other.done())).isEqualTo(RefusalCode.BOARD_UNREACHABLE);
  }

  @Test
  void whatIsDoneUnderALeaseIsBrokenOffWithIt() throws Exception {
    Lease lease =
        leases.grant(
            "attic",
            new LeaseWish(
                new Holder("ada", Optional.empty(), Optional.empty()), Duration.ofSeconds(5)));
    Benches.refused(
        RefusalCode.BOARD_LEASED,
        "ada",
        () -> works.begin(board, "typing", NONE, Duration.ZERO, () -> "never"));
    Work work =
        works.begin(
            board,
            "joining a network",
            OptionalLong.of(lease.fence()),
            Duration.ZERO,
            () -> never.await(15, TimeUnit.SECONDS) + "");
    work.begun().get(10, TimeUnit.SECONDS);
    clock.pass(Duration.ofSeconds(5));
    leases.tick();
    assertThat(code(work.done())).isEqualTo(RefusalCode.LEASE_LOST);
    assertThat(board.turns().awaitFree(Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void aBoardThatIsGoneIsRefusedAtOnceAndAServiceThatEndsLeavesNothingUndone() throws Exception {
    Work work =
        works.begin(
            board, "typing", NONE, Duration.ZERO, () -> never.await(15, TimeUnit.SECONDS) + "");
    work.begun().get(10, TimeUnit.SECONDS);
    threads.close();
    assertThat(code(work.done())).isEqualTo(RefusalCode.SHUTTING_DOWN);
    Benches.refused(
        RefusalCode.SHUTTING_DOWN,
        "",
        () -> works.begin(board, "typing", NONE, Duration.ZERO, () -> "never"));
    board.went();
    Benches.refused(
        RefusalCode.BOARD_UNREACHABLE,
        "not there",
        () -> works.begin(board, "typing", NONE, Duration.ZERO, () -> "never"));
  }
}
