package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.feed.FeedEntry;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.store.KeptLeases.Holder;
import dev.wiretwin.api.store.KeptLeases.Lease;
import dev.wiretwin.bridge.lua.BoardStatus;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BenchTest {
  private static final OptionalLong NONE = OptionalLong.empty();
  private static final Duration SECOND = Duration.ofSeconds(1);

  @TempDir private Path state;

  private final Feed feed = Benches.feed();
  private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();

  private Bench bench(BenchLimits limits) {
    return Benches.bench(state, feed, limits, (client, why) -> ended.add(why));
  }

  private Bench bench() {
    return bench(BenchLimits.USUAL);
  }

  private static LeaseWish wish(String who, long seconds) {
    return new LeaseWish(
        new Holder(who, Optional.empty(), Optional.empty()), Duration.ofSeconds(seconds));
  }

  private static BoardView view(Bench bench, String id) {
    return bench.boards().stream()
        .filter(board -> board.info().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static String done(Work work) throws Exception {
    return work.done().get(20, TimeUnit.SECONDS);
  }

  @Test
  void aBoardIsListedUsedAndIdleAgain() throws Exception {
    try (Plugged plugged = Plugged.board(state);
        Bench bench = bench(BenchLimits.USUAL.withIdle(Duration.ofMillis(10)))) {
      assertThat(view(bench, plugged.name()).state()).isEqualTo(BoardView.State.FREE);
      assertThat(bench.board("virt0").open()).isFalse();
      assertThat(done(bench.identify("virt0", NONE, SECOND))).contains("3.0.0");
      assertThat(done(bench.wifiStatus("virt0", NONE, SECOND))).isNotEmpty();
      assertThat(done(bench.scan("virt0", NONE, SECOND))).endsWith("networks");
      assertThat(done(bench.restart("virt0", Restart.of("soft"), NONE, SECOND)))
          .contains("NodeMCU");
      byte[] line = {'=', '1', '\n'};
      assertThat(done(bench.type("virt0", line, Duration.ofMillis(200), NONE, SECOND)))
          .isEqualTo("3 bytes sent");
      assertThat(bench.console("virt0", 0, Duration.ZERO).join().entries()).isNotEmpty();
      WebSocketClient client = bench.source("virt0").newClient(NONE);
      assertThat(bench.board("virt0").sessions()).isEqualTo(1);
      assertThat(bench.board("virt0").state()).isEqualTo(BoardView.State.BUSY);
      bench.source("virt0").giveBack(client);
      while (bench.board("virt0").open()) {
        Thread.onSpinWait();
      }
      try (Loan loan = bench.borrow("virt0", NONE)) {
        assertThat(loan.target().name()).isEqualTo("board:virt0");
        assertThat(bench.board("virt0").doing()).hasValue("running a comparison");
      }
      Benches.refused(RefusalCode.BOARD_NOT_FOUND, "there are", () -> bench.source("nobody"));
      BoardGauges gauges =
          bench.gauges().stream().filter(one -> one.board().equals("virt0")).findFirst().get();
      assertThat(gauges.toBoard()).isPositive();
      assertThat(gauges.fromBoard()).isPositive();
      assertThat(gauges.heap()).isPresent();
      assertThat(gauges.virtual() && gauges.present() && !gauges.leased()).isTrue();
    }
  }

  @Test
  void aLeaseExpiresByItselfAndTheNextOneWhoWaitsHasTheBoard() throws Exception {
    try (Plugged plugged = Plugged.board(state);
        Bench bench = bench()) {
      Lease ada = bench.lease(plugged.name(), wish("ada", 60), Duration.ZERO).join();
      bench.source("virt0").newClient(OptionalLong.of(ada.fence()));
      Benches.refused(RefusalCode.BOARD_LEASED, "ada", () -> bench.demand("virt0", NONE));
      assertThat(bench.board("virt0").state()).isEqualTo(BoardView.State.LEASED);
      CompletableFuture<Lease> bob = bench.lease("virt0", wish("bob", 60), Duration.ofSeconds(20));
      bench.renew("virt0", ada.fence(), SECOND);
      assertThat(bob.get(10, TimeUnit.SECONDS).fence()).isGreaterThan(ada.fence());
      assertThat(ended.poll(10, TimeUnit.SECONDS)).contains("expired");
      Benches.refused(
          RefusalCode.LEASE_LOST,
          "expired",
          () -> bench.source("virt0").newClient(OptionalLong.of(ada.fence())));
      bench.giveBack("virt0", bob.join().fence());
      bench.evict("virt0", "for nothing");
      Benches.refused(
          RefusalCode.BAD_REQUEST, "reason", () -> bench.evict("virt0", "x".repeat(501)));
    }
  }

  @Test
  void aBoardThatIsKilledInMidSessionIsTheSameAgainWhenItComesBack() throws Exception {
    VirtualWish wish = new VirtualWish("phoenix", "nodemcu-3.0.0", 115_200, 1);
    try (Bench bench = bench();
        ServerSocket server = new ServerSocket(0)) {
      VirtualBoards outside = new VirtualBoards(state, 2);
      outside.start(wish);
      WebSocketClient client = bench.source("phoenix").newClient(NONE);
      BlockingQueue<Integer> statuses = new LinkedBlockingQueue<>();
      client.on(On.CLOSE, (its, close) -> statuses.add(close.status()));
      client.connect("ws://127.0.0.1:" + server.getLocalPort() + "/");
      try (Socket accepted = server.accept()) {
        assertThat(accepted.isConnected()).isTrue();
        outside.close(); // as kill does
        assertThat(statuses.poll(10, TimeUnit.SECONDS)).isEqualTo(BoardStatus.LINE_LOST);
      }
      FeedEntry went = Benches.await(feed, 0, "board.went");
      Benches.await(feed, 0, "board.trouble");
      assertThat(bench.board("phoenix").state()).isEqualTo(BoardView.State.GONE);
      Benches.refused(
          RefusalCode.BOARD_UNREACHABLE,
          "not there now",
          () -> bench.source("phoenix").newClient(NONE));
      try (VirtualBoards again = new VirtualBoards(state, 2)) {
        again.start(wish);
        Benches.await(feed, went.id(), "board.came");
        Benches.await(feed, went.id(), "board.ready");
        client.connect("ws://127.0.0.1:" + server.getLocalPort() + "/");
        try (Socket accepted = server.accept()) {
          assertThat(accepted.isConnected()).isTrue();
        }
        bench.source("phoenix").giveBack(client);
      }
    }
  }

  @Test
  void aBoardByRequestIsThereAtOnceAndEndsWithTheBench() throws Exception {
    long started;
    try (Bench bench = bench()) {
      String name = bench.freeName();
      BoardView made =
          bench
              .starting(new VirtualWish(name, "documented", 115_200, 0.05))
              .get(30, TimeUnit.SECONDS);
      assertThat(made.byRequest()).isTrue();
      assertThat(bench.freeName()).isNotEqualTo(name);
      started = made.info().process().getAsLong();
      Benches.refused(
          RefusalCode.BOARD_BUSY,
          "already",
          () -> {
            try {
              bench.starting(new VirtualWish(name, "documented", 115_200, 1)).join();
            } catch (java.util.concurrent.CompletionException failed) {
              throw failed.getCause();
            }
          });
      String second =
          bench
              .starting(new VirtualWish("second", "documented", 115_200, 1))
              .get(30, TimeUnit.SECONDS)
              .info()
              .id();
      bench.end(second, NONE);
      assertThat(bench.board(second).state()).isEqualTo(BoardView.State.GONE);
    }
    assertThat(ProcessHandle.of(started).map(ProcessHandle::isAlive).orElse(false)).isFalse();
  }

  @Test
  void aBenchThatEndsGivesItsAgentsBackInTimeAndDoesNothingMore() throws Exception {
    try (Plugged plugged = Plugged.board(state)) {
      Bench bench = bench();
      bench.source(plugged.name()).newClient(NONE);
      CompletableFuture<Lease> waiting =
          bench.lease("virt0", wish("ada", 60), Duration.ofSeconds(50));
      long start = System.nanoTime();
      bench.close();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      assertThat(waiting).isCompletedExceptionally();
      Benches.refused(RefusalCode.SHUTTING_DOWN, "", () -> bench.board("virt0"));
      assertThat(bench.boards()).isNotEmpty();
      // the console is back, and the port free for others
      Board idle = Benches.board(plugged, state, feed);
      assertThat(new BoardActions(idle).identify()).contains("3.0.0");
      assertThat(List.of(idle.turns().doing())).containsExactly(Optional.empty());
    }
  }
}
