package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.run.Choice;
import dev.wiretwin.api.run.JvmRuns;
import dev.wiretwin.api.run.Plays;
import dev.wiretwin.api.session.BoardName;
import dev.wiretwin.api.store.KeptLeases.Holder;
import dev.wiretwin.api.store.KeptLeases.Lease;
import dev.wiretwin.api.store.MemoryStore;
import dev.wiretwin.bridge.identify.Identifier;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.core.scenario.Scenario;
import dev.wiretwin.core.scenario.ScenarioResult;
import dev.wiretwin.core.transport.netty.NameLookup;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LoanTest {
  private static final OptionalLong NONE = OptionalLong.empty();
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir private Path state;

  private final Feed feed = Benches.feed();
  private final BenchThreads threads = new BenchThreads();
  private final HandClock clock = new HandClock();
  private final Leases leases =
      new Leases(clock, new MemoryStore().leases(), new LeaseStories(feed, board -> {}));

  @AfterEach
  void end() {
    threads.close();
  }

  private static BoardName name(Board board) {
    return BoardName.usual(board.id());
  }

  private static BoardSettings fast() {
    return BoardSettings.DEFAULT.withBaud(921_600).withTimeScale(0.05);
  }

  private static Scenario first() throws Choice.Unknown {
    return Choice.of("suite:smoke").withTimeScale(0.05).suite().scenarios().get(0);
  }

  @Test
  void aBorrowedBoardRunsScenariosAtItsOwnPace() throws Exception {
    try (Plugged plugged = Plugged.board(state, fast())) {
      Board board = Benches.board(plugged, state, feed);
      try (Loan loan = Loan.of(board, name(board), leases, threads, NONE, LONG);
          JvmRuns runs = new JvmRuns(NameLookup.SYSTEM, Instant.now())) {
        assertThat(loan.timeScale()).isEqualTo(0.05);
        assertThat(loan.firmware()).isEqualTo("nodemcu-3.0.0");
        assertThat(loan.target().name()).isEqualTo("board:virt0");
        assertThat(loan.target().scalesTime()).isTrue();
        ScenarioResult result = runs.run(first(), loan.target()).get(30, TimeUnit.SECONDS);
        assertThat(result.verdict()).isNotEqualTo(ScenarioResult.Verdict.INCONCLUSIVE);
        Benches.refused(
            RefusalCode.BOARD_BUSY,
            "running a comparison",
            () -> Loan.of(board, name(board), leases, threads, NONE, Duration.ZERO));
        assertThat(loan.cut()).isEmpty();
      }
      assertThat(board.turns().doing()).isEmpty();
      assertThat(board.log().lines()).isNotEmpty();
    }
  }

  @Test
  @SuppressWarnings("try") // closing it twice is part of the test
  void whenTheLeaseEndsTheScenarioIsLostWithTheReasonAndTheBoardAtItsPrompt() throws Exception {
    try (Plugged plugged = Plugged.board(state);
        JvmRuns runs = new JvmRuns(NameLookup.SYSTEM, Instant.now())) {
      Board board = Benches.board(plugged, state, feed);
      Lease lease =
          leases.grant(
              "virt0", new LeaseWish(new Holder("ada", Optional.empty(), Optional.empty()), LONG));
      ScenarioResult result;
      try (Loan loan =
          Loan.of(board, name(board), leases, threads, OptionalLong.of(lease.fence()), LONG)) {
        CompletableFuture<ScenarioResult> running = runs.run(first(), loan.target());
        while (board.sent() < 500) {
          Thread.onSpinWait();
        }
        clock.pass(LONG);
        leases.tick();
        result = running.get(30, TimeUnit.SECONDS);
        assertThat(loan.cut().orElseThrow()).contains("expired");
        loan.close();
      }
      assertThat(result.verdict()).isEqualTo(ScenarioResult.Verdict.INCONCLUSIVE);
      assertThat(result.sentences().toString()).contains("the lease expired");
      assertThat(board.turns().awaitFree(LONG)).isTrue();
      assertThat(new Identifier(System::nanoTime).identify("virt0", board.line()).advice())
          .isEqualTo("It is ready for use.");
    }
  }

  @Test
  void aLineThatCannotBeHadLeavesNothingBehind() throws Exception {
    Board board =
        new Board(
            BoardInfo.remote("attic", "tcp://127.0.0.1:1"), Benches.inventory(state), feed, clock);
    Benches.refused(
        RefusalCode.BOARD_UNREACHABLE,
        "127.0.0.1",
        () -> Loan.of(board, name(board), leases, threads, NONE, LONG));
    assertThat(board.turns().doing()).isEmpty();
    assertThat(
            leases.grant(
                "attic",
                new LeaseWish(new Holder("ada", Optional.empty(), Optional.empty()), LONG)))
        .isNotNull();
  }

  @Test
  void aModuleIsLedFromHereAndAStartInTheMiddleOfItIsNoDifference() throws Exception {
    try (Plugged plugged = Plugged.module(state);
        JvmRuns runs = new JvmRuns(NameLookup.SYSTEM, Instant.now())) {
      Board board = Benches.board(plugged, state, feed);
      try (Loan loan = Loan.of(board, name(board), leases, threads, NONE, LONG)) {
        assertThat(loan.isAt()).isTrue();
        assertThat(loan.firmware()).isEqualTo("esp-at-2.3.0.0");
        Scenario scenario = Plays.scenario("{client: [connect, wait: 8s], server: [handshake]}");
        CompletableFuture<ScenarioResult> running = runs.run(scenario, loan.target());
        while (board.log().lines().stream().noneMatch(line -> line.contains("CIPSTART"))) {
          Thread.onSpinWait();
        }
        plugged.strike("reset");
        ScenarioResult result = running.get(30, TimeUnit.SECONDS);
        assertThat(result.verdict()).isEqualTo(ScenarioResult.Verdict.INCONCLUSIVE);
        assertThat(result.sentences().toString()).contains("started anew");
      }
      assertThat(board.turns().doing()).isEmpty();
    }
  }

  @Test
  void aWayThatAFirmwareDoesNotKnowIsRefused() throws Exception {
    try (Plugged plugged = Plugged.board(state)) {
      Board board = Benches.board(plugged, state, feed);
      BoardName tls = BoardName.of(board.id() + "+tls");
      Benches.refused(
          RefusalCode.BOARD_UNSUITABLE,
          "has no AT firmware",
          () -> Loan.of(board, tls, leases, threads, NONE, LONG));
      BoardName fast = BoardName.of(board.id() + "+921600");
      Benches.refused(
          RefusalCode.BOARD_UNSUITABLE,
          "from its console, which stays at its own rate",
          () -> Loan.of(board, fast, leases, threads, NONE, LONG));
      assertThat(board.turns().doing()).isEmpty();
    }
  }
}
