package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.session.BoardName;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.testkit.ClientProbe;
import dev.wiretwin.core.testkit.Lab;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AgentKeeperTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final BoardName USUAL = BoardName.usual("virt0");

  @TempDir private Path state;

  private final Feed feed = Benches.feed();
  private final BenchThreads threads = new BenchThreads();

  @AfterEach
  void end() {
    threads.close();
  }

  private AgentKeeper keeper(Board board, Duration idle) {
    return new AgentKeeper(
        board, threads, Clock.systemUTC(), BenchLimits.USUAL.withIdle(idle).withTurn(LONG));
  }

  @Test
  void oneAgentServesAllSessionsAndLeavesWhenSomebodyNeedsTheLine() throws Exception {
    try (Plugged plugged = Plugged.board(state)) {
      Board board = Benches.board(plugged, state, feed);
      AgentKeeper agent = keeper(board, LONG);
      CompletableFuture<WebSocketClient> beside =
          CompletableFuture.supplyAsync(() -> client(agent));
      WebSocketClient mine = client(agent);
      WebSocketClient other = beside.get(20, TimeUnit.SECONDS);
      assertThat(agent.sessions()).isEqualTo(2);
      assertThat(Benches.told(feed)).filteredOn(told -> told.startsWith("board.ready")).hasSize(1);
      Benches.refused(
          RefusalCode.BOARD_BUSY,
          "serving sessions",
          () -> board.turns().take("identifying", Duration.ZERO));
      agent.sample();
      agent.giveBack(mine);
      agent.giveBack(mine);
      assertThat(agent.giveBackIfIdle()).isFalse();
      agent.giveBack(other);
      assertThat(agent.isIdle("serving sessions")).isTrue();
      agent.tick(); // too early
      board.turns().take("identifying", Duration.ZERO).close();
      assertThat(agent.counters().frames()).isPositive();
      assertThat(agent.giveBackIfIdle()).isFalse();
      assertThat(board.known().heap()).isPresent();
    }
  }

  private static WebSocketClient client(AgentKeeper agent) {
    try {
      return agent.newClient(USUAL);
    } catch (InterruptedException hurry) {
      throw new IllegalStateException(hurry);
    }
  }

  @Test
  void anAgentThatNobodyNeedsIsGivenBackAfterAWhile() throws Exception {
    try (Plugged plugged = Plugged.board(state)) {
      Board board = Benches.board(plugged, state, feed);
      AgentKeeper agent = keeper(board, Duration.ZERO);
      agent.giveBack(agent.newClient(USUAL));
      agent.tick();
      assertThat(board.turns().awaitFree(LONG)).isTrue();
      agent.close();
    }
  }

  @Test
  void whoUsesItWhenTheServiceEndsFindsItGivenBack() throws Exception {
    try (Plugged plugged = Plugged.board(state)) {
      Board board = Benches.board(plugged, state, feed);
      AgentKeeper agent = keeper(board, LONG);
      WebSocketClient client = agent.newClient(USUAL);
      CompletableFuture<Integer> closed = new CompletableFuture<>();
      client.on(On.CLOSE, (its, close) -> closed.complete(close.status()));
      agent.close();
      assertThat(board.turns().doing()).isEmpty();
    }
  }

  @Test
  void aLineThatCannotBeHadIsRefusedAndFreeForTheNextTry() throws Exception {
    Board board =
        new Board(
            BoardInfo.remote("attic", "tcp://127.0.0.1:1"),
            Benches.inventory(state),
            feed,
            Clock.systemUTC());
    AgentKeeper agent = keeper(board, LONG);
    Benches.refused(RefusalCode.BOARD_UNREACHABLE, "127.0.0.1", () -> agent.newClient(USUAL));
    assertThat(board.turns().doing()).isEmpty();
    assertThat(agent.sessions()).isZero();
    LineTurns.Turn turn = board.turns().take("identifying", Duration.ZERO);
    AgentKeeper hasty =
        new AgentKeeper(
            board, threads, Clock.systemUTC(), BenchLimits.USUAL.withTurn(Duration.ZERO));
    Benches.refused(RefusalCode.BOARD_BUSY, "identifying", () -> hasty.newClient(USUAL));
    turn.close();
  }

  @Test
  void aModuleServesSessionsToo() throws Exception {
    try (Plugged plugged = Plugged.module(state);
        Lab lab = new Lab()) {
      Board board = Benches.board(plugged, state, feed);
      AgentKeeper agent = keeper(board, LONG);
      WebSocketClient client = agent.newClient(USUAL);
      ClientProbe probe = new ClientProbe(client).open(lab.url());
      client.send("hi");
      assertThat(probe.awaitMessage().text()).isEqualTo("hi");
      agent.giveBack(client);
      agent.close();
      assertThat(board.turns().doing()).isEmpty();
      assertThat(board.known().trouble()).isEmpty();
    }
  }

  @Test
  void whatIsOnABoardIsLookedUpBeforeItIsUsed() throws Exception {
    try (Plugged plugged = Plugged.module(state)) {
      // as a real one: nobody can ask beside its line
      Board board =
          new Board(
              BoardInfo.remote("attic", plugged.entry().port()),
              Benches.inventory(state),
              feed,
              Clock.systemUTC());
      AgentKeeper agent = keeper(board, LONG);
      agent.giveBack(agent.newClient(USUAL));
      assertThat(board.known().found().orElseThrow().summary()).startsWith("ESP-AT 2.3.0.0");
      agent.close();
    }
  }

  @Test
  void anotherRateIsHadWhenNobodyNeedsTheOneThatIs() throws Exception {
    try (Plugged plugged = Plugged.module(state)) {
      Board board = Benches.board(plugged, state, feed);
      AgentKeeper agent = keeper(board, LONG);
      WebSocketClient client = agent.newClient(USUAL);
      BoardName fast = BoardName.of("virt0+460800");
      Benches.refused(
          RefusalCode.BOARD_BUSY,
          "serves sessions at its own rate: ask for it so, or when they have ended",
          () -> agent.newClient(fast));
      assertThat(agent.sessions()).isEqualTo(1);
      agent.giveBack(client);
      agent.giveBack(agent.newClient(fast));
      assertThat(board.log().lines().toString()).contains("AT+UART_CUR=460800,");
      agent.close();
    }
  }

  @Test
  void whatLuaFirmwareHasNotIsRefusedBeforeAnAgentIsBroughtUp() throws Exception {
    try (Plugged plugged = Plugged.board(state)) {
      Board board = Benches.board(plugged, state, feed);
      AgentKeeper agent = keeper(board, LONG);
      Benches.refused(
          RefusalCode.BOARD_UNSUITABLE,
          "no AT firmware",
          () -> agent.newClient(BoardName.of("virt0+rtscts")));
      assertThat(Benches.told(feed)).noneMatch(told -> told.startsWith("board.ready"));
      assertThat(agent.sessions()).isZero();
      agent.giveBack(agent.newClient(USUAL));
      assertThat(Benches.told(feed)).anyMatch(told -> told.startsWith("board.ready"));
      agent.close();
    }
  }
}
