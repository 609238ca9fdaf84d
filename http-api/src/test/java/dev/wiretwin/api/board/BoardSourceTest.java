package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.store.KeptLeases.Holder;
import dev.wiretwin.api.store.KeptLeases.Lease;
import dev.wiretwin.api.store.MemoryStore;
import dev.wiretwin.core.client.WebSocketClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BoardSourceTest {
  private static final OptionalLong NONE = OptionalLong.empty();

  @TempDir private Path state;

  private final Feed feed = Benches.feed();
  private final BenchThreads threads = new BenchThreads();
  private final HandClock clock = new HandClock();
  private final Leases leases =
      new Leases(clock, new MemoryStore().leases(), new LeaseStories(feed, board -> {}));
  private final CompletableFuture<String> ended = new CompletableFuture<>();

  @AfterEach
  void end() {
    threads.close();
  }

  private BoardSource source(Board board) {
    AgentKeeper agent = new AgentKeeper(board, threads, Clock.systemUTC(), BenchLimits.USUAL);
    return new BoardSource(board, agent, leases, threads, (client, why) -> ended.complete(why));
  }

  private Lease lease(String board) {
    return leases.grant(
        board,
        new LeaseWish(
            new Holder("ada", Optional.empty(), Optional.empty()), Duration.ofSeconds(60)));
  }

  @Test
  void whenTheLeaseEndsSoDoItsSessionsAndTheBoardIsLeftIdle() throws Exception {
    try (Plugged plugged = Plugged.board(state)) {
      Board board = Benches.board(plugged, state, feed);
      BoardSource source = source(board);
      Lease lease = lease(board.id());
      Benches.refused(RefusalCode.BOARD_LEASED, "ada", () -> source.newClient(NONE));
      WebSocketClient client = source.newClient(OptionalLong.of(lease.fence()));
      assertThat(client.isOpen()).isFalse();
      clock.pass(Duration.ofSeconds(60));
      leases.tick();
      assertThat(ended.get(10, TimeUnit.SECONDS)).contains("expired");
      assertThat(board.turns().awaitFree(Duration.ofSeconds(10))).isTrue();
      Benches.refused(
          RefusalCode.LEASE_LOST,
          "expired",
          () -> source.newClient(OptionalLong.of(lease.fence())));
    }
  }

  @Test
  void aBoardInUseWithoutALeaseIsLeasedWhenThatEnds() throws Exception {
    try (Plugged plugged = Plugged.board(state)) {
      Board board = Benches.board(plugged, state, feed);
      BoardSource source = source(board);
      WebSocketClient client = source.newClient(NONE);
      Benches.refused(RefusalCode.BOARD_BUSY, "a session", () -> lease(board.id()));
      source.giveBack(client);
      source.giveBack(client);
      assertThat(lease(board.id()).holder().name()).isEqualTo("ada");
    }
  }

  @Test
  void aLeaseThatEndsWhileTheAgentIsBroughtUpGivesNoSession() throws Exception {
    try (Plugged plugged = Plugged.board(state)) {
      Board board = Benches.board(plugged, state, feed);
      BoardSource source = source(board);
      Lease lease = lease(board.id());
      CompletableFuture<Object> outcome =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return source.newClient(OptionalLong.of(lease.fence()));
                } catch (InterruptedException hurry) {
                  return hurry;
                }
              });
      Benches.await(feed, 0, "board.progress");
      leases.evict(board.id(), "the demo starts");
      Benches.refused(
          RefusalCode.LEASE_LOST,
          "the demo starts",
          () -> {
            try {
              outcome.get(30, TimeUnit.SECONDS);
            } catch (java.util.concurrent.ExecutionException failed) {
              throw failed.getCause();
            }
          });
      assertThat(board.turns().awaitFree(Duration.ofSeconds(10))).isTrue();
    }
  }
}
