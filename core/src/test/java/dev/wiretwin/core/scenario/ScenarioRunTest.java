package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.WebSocket;
import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.lab.LabRecording;
import dev.wiretwin.core.lab.ThrowawayAuthority;
import dev.wiretwin.core.scenario.ScenarioResult.Verdict;
import dev.wiretwin.core.testkit.ManualLoop;
import dev.wiretwin.core.testkit.VirtualRuns;
import dev.wiretwin.core.transport.netty.NameLookup;
import dev.wiretwin.core.transport.netty.NettyNetwork;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioRunTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long MS = 1_000_000;

  private final VirtualRuns runs = new VirtualRuns();
  private final OddClient odd = new OddClient();

  private ScenarioResult runOdd(Scene scene) {
    return runs.run(scene.scenario(), new Target("odd", true, () -> odd));
  }

  @Test
  void aRunIsOverWhenNothingMoreCanCome() {
    Scene scene =
        Scene.of(Scene.create(), Scene.connect(), Scene.await("close"))
            .serve(Scene.handshake(), Scene.fin(10))
            .runMs(3_600_000);
    runs.run(scene.scenario());
    assertThat(runs.loop().now()).isLessThan(2 * SECOND);
    assertThat(runs.network().inUse()).isZero();
  }

  @Test
  void anOpenClientIsWatchedForAsLongAsTheScenarioSays() {
    Scene scene = Scene.of(Scene.create(), Scene.connect()).serve(Scene.handshake()).runMs(70_000);
    ScenarioResult result = runs.run(scene.scenario());
    assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(result.trace().lab().connections().get(0).frames()).as("two pings").hasSize(2);
    runs.loop().advance(SECOND);
    assertThat(runs.network().inUse()).as("it was closed then").isZero();
    assertThat(runs.loop().alarms()).isZero();
  }

  @Test
  void aClientInTheMiddleOfAnEndGetsOvertimeButNoFurtherStep() {
    Scene scene =
        Scene.of(Scene.create(), Scene.connect(), Scene.await("close"), Scene.connect())
            .serve(Scene.handshake(), Scene.bytes("880203e8"))
            .expect(Scene.connected(), Scene.closed(-6, 1000, true));
    ScenarioResult result = runs.run(scene.scenario());
    assertThat(result.trace().events().get(1).at()).isEqualTo(5 * SECOND);
    assertThat(result.sentences())
        .containsExactly(
            "client 1: step 3 (wait for close) waited in vain; 1 more behind it were not taken");
  }

  @Test
  void theOvertimeHasAnEnd() {
    VirtualRuns strict = new VirtualRuns(new RunLimits(2_000, 1_000));
    Scene scene =
        Scene.of(Scene.create(), Scene.connect()).serve(Scene.handshake(), Scene.bytes("880203e8"));
    ScenarioResult result = strict.run(scene.scenario());
    assertThat(Scene.words(result.trace())).containsExactly("connection");
    assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void aClientThatNeverSaysAnythingIsGivenUp() {
    ScenarioResult result = runOdd(Scene.of(Scene.create(), Scene.connect()).serve());
    assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(odd.diary).contains("close");
    assertThat(runs.loop().now()).isLessThan(20 * SECOND);
  }

  @Test
  void aClientThatRefusesToCloseKeepsNothingOpen() {
    odd.onClose =
        () -> {
          throw new IllegalStateException("no");
        };
    ScenarioResult result = runOdd(Scene.of(Scene.create()).serve());
    assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(runs.network().inUse()).isZero();
  }

  @Test
  void aTargetThatCallsBackTooEarlyOrTooLateDoesNoHarm() {
    odd.onConnect =
        () -> {
          odd.closes(-99);
          odd.closes(-99);
        };
    Scene scene =
        Scene.of(Scene.create(), Scene.connect(), Scene.await("close"), Scene.send("x")).serve();
    ScenarioResult result = runOdd(scene);
    assertThat(Scene.words(result.trace())).hasSize(2);
    assertThat(odd.diary).contains("send 1 1");
    odd.opens();
    assertThat(Scene.words(result.trace())).hasSize(2);
  }

  @Test
  void aTargetThatThrowsWithoutAWordIsQuotedByItsType() {
    odd.onConnect =
        () -> {
          throw new UnsupportedOperationException();
        };
    ScenarioResult result = runOdd(Scene.of(Scene.create(), Scene.connect()).serve());
    assertThat(result.sentences())
        .containsExactly("client 1: step 2 (connect) failed: UnsupportedOperationException");
  }

  @Test
  void aFloodIsCutOffAndThatIsSaid() {
    odd.onConnect =
        () -> {
          for (int i = 0; i <= TraceLog.MAX_EVENTS; i++) {
            odd.closes(0);
          }
        };
    ScenarioResult result = runOdd(Scene.of(Scene.create(), Scene.connect()).serve());
    assertThat(result.sentences())
        .containsExactly("more happened than a trace holds; what came last is not in it");
  }

  @Test
  void aTargetWithoutClientsSaysNothingAboutThem() {
    Supplier<WebSocketClient> none =
        () -> {
          throw new IllegalStateException("unplugged");
        };
    ScenarioResult result =
        runs.run(
            Scene.of(Scene.create(), Scene.connect()).serve().scenario(),
            new Target("board:1", false, none));
    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.sentences()).containsExactly("target board:1 gave no client: unplugged");
  }

  @Test
  void aTakenPortSaysNothingAboutTheTarget() throws IOException {
    runs.network()
        .listen(new java.net.InetSocketAddress("127.0.0.1", 80), Optional.empty(), t -> null);
    ScenarioResult result =
        runs.run(Scene.of(Scene.create()).serve(Scene.handshake()).port(80).scenario());
    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.sentences().get(0)).startsWith("the lab server cannot start: ");
  }

  @Test
  void aTargetThatCannotScaleItsClockRunsInRealTime() {
    Scene scene =
        Scene.of(Scene.create(), Scene.connect(), Scene.pause(300), Scene.send("x"))
            .serve(Scene.handshake())
            .timeScale(0.1);
    ScenarioResult result = runs.run(scene.scenario(), new Target("slow", false, runs::newClient));
    assertThat(result.trace().lab().connections().get(0).frames().get(0).at()).isEqualTo(300 * MS);
  }

  @Test
  void aUrlIsReadAsUtf8AndOneThatIsNoneAsItStands() {
    Scene scene =
        Scene.of(
                Scene.create(),
                new ClientStep.Connect(1, Scene.URL + "\u00C3\u00A9"),
                Scene.await("close"),
                new ClientStep.Connect(1, Scene.URL + "\u00E9"))
            .serve(Scene.handshake(), Scene.fin(0));
    assertThat(runs.run(scene.scenario()).trace().lab().connections())
        .extracting(c -> c.request().orElseThrow().what().text().lines().findFirst().orElseThrow())
        .containsExactly("GET /%C3%A9 HTTP/1.1", "GET /%C3%A9 HTTP/1.1");
  }

  /** On real threads, for what blocks. */
  private static ScenarioResult runReally(Scenario scenario, OddClient blocked, RunLimits limits) {
    ExecutorService workers = Executors.newCachedThreadPool();
    NettyNetwork network = new NettyNetwork(1, NettyNetwork.Kind.NIO, NameLookup.SYSTEM);
    try {
      RunSupplies supplies =
          new RunSupplies(
              network,
              network.newTransport().loop(),
              workers,
              ThrowawayAuthority.create(Instant.now()),
              limits);
      Target target =
          blocked == null
              ? Target.jvm(() -> WebSocket.createClient(network))
              : new Target("odd", true, () -> blocked);
      return new ScenarioRunner(supplies).run(scenario, target).join();
    } finally {
      workers.shutdownNow();
      network.close();
    }
  }

  @Test
  void aCallThatNeverReturnsIsNamedAndTheRunEndsAllTheSame() {
    CountDownLatch released = new CountDownLatch(1);
    odd.onConnect = () -> awaitQuietly(released);
    odd.onClose = odd.onConnect;
    Scenario scenario =
        Scene.of(Scene.create(), Scene.connect(), Scene.close()).serve().runMs(20).scenario();
    ScenarioResult result = runReally(scenario, odd, new RunLimits(20, 50));
    released.countDown();
    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.sentences()).containsExactly("step 2 (connect) has not returned");
    assertThat(result.trace().stepsDone()).isEqualTo(1);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {LabHost.USUAL, "127.0.0.2"})
  void overRealSocketsWithTlsItIsTheSameAtAnyAddress(String labHost) {
    Scenario plain =
        Scene.of(
                Scene.create(),
                new ClientStep.Connect(1, "wss://127.0.0.1:{port}/"),
                Scene.await("connection"),
                Scene.close(),
                Scene.await("close"))
            .serve(Scene.handshake(), Scene.echo(2_000), Scene.fin(0))
            .runMs(10_000)
            .expect(Scene.connected(), Scene.closed(0, 1000, true))
            .scenario();
    Scenario secure =
        new Scenario(
            plain.name(),
            plain.title(),
            plain.runMs(),
            0.2,
            plain.listenPort(),
            plain.client(),
            plain.server(),
            plain.expect(),
            plain.notApplicable(),
            true,
            JvmSettings.DEFAULT,
            OptionalLong.empty(),
            Optional.empty(),
            LabHost.USUAL);
    ScenarioResult result = runReally(secure.withLabHost(labHost), null, RunLimits.DEFAULT);
    assertThat(result.sentences()).isEmpty();
    Trace trace = result.trace();
    LabRecording.Connection seen = trace.lab().connections().get(0);
    assertThat(trace.axis().device(seen.acceptedAt()))
        .isBetween(0L, trace.axis().device(seen.request().orElseThrow().at()));
    assertThat(seen.received().get(0).what()).isEqualTo(seen.request().orElseThrow().what());
    assertThat(seen.request().orElseThrow().what().text()).contains("Host: " + labHost + ":");
    assertThat(Scene.words(result.trace()))
        .isEqualTo(List.of("connection", "close with status 0, code 1000, clean"));
  }

  private ScenarioResult runScripted(Scene scene, Scene.Play play) {
    return runs.run(scene.scenario(), Target.scripted("board:1", true, Scene.player(play)));
  }

  @Test
  void aTargetThatTakesTheWholeScriptIsJudgedByWhatItTells() {
    Scene scene = Scene.of(Scene.create(), Scene.connect()).serve().expect(Scene.connected());
    ScenarioResult result =
        runScripted(
            scene,
            (order, news) -> {
              news.begun();
              news.saw(new TraceEvent.Connection(7, 1));
              news.printed("> hello");
              news.stepsDone(2);
            });
    assertThat(result.trace().console()).extracting(Trace.Printed::text).containsExactly("> hello");
    assertThat(result.trace().console().get(0).at()).isNotNegative();
    assertThat(result.sentences()).isEmpty();
    assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(result.trace().events()).containsExactly(new TraceEvent.Connection(7, 1));
    assertThat(result.trace().stepsDone()).isEqualTo(2);
    assertThat(runs.network().inUse()).isZero();
  }

  @Test
  void aTargetThatIsLostIsNotBlamed() {
    ScenarioResult result =
        runScripted(
            Scene.of(Scene.create()).serve(),
            (order, news) -> {
              throw new ScriptPlayer.Lost("the line is gone");
            });
    assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.sentences()).containsExactly("the line is gone");
  }

  /** The first task, which is the player's, gets a thread of its own. */
  private ScenarioRunner withThread(Thread[] player) {
    return new ScenarioRunner(
        new RunSupplies(
            runs.network(),
            runs.loop(),
            task -> {
              if (player[0] == null) {
                player[0] = new Thread(task);
                player[0].start();
              } else {
                task.run();
              }
            },
            null,
            RunLimits.DEFAULT));
  }

  @Test
  void aPlayerIsAskedToStopWhenTheTimeIsUpAndGivenUpWhenItDoesNot() throws InterruptedException {
    ManualLoop loop = runs.loop();
    CompletableFuture<ScriptPlayer.Order> order = new CompletableFuture<>();
    Scene scene = Scene.of(Scene.create()).serve().runMs(1_000);
    CountDownLatch leave = new CountDownLatch(1);
    Thread[] player = {null};
    ScenarioRunner runner = withThread(player);
    CompletableFuture<ScenarioResult> result =
        runner.run(
            scene.scenario(),
            Target.scripted(
                "board:1",
                true,
                Scene.player(
                    (given, news) -> {
                      news.begun();
                      order.complete(given);
                      leave.await();
                    })));
    CompletableFuture<Void> stop = order.join().stop();
    loop.advance(SECOND / 2);
    assertThat(stop).isNotDone();
    loop.advance(SECOND);
    assertThat(stop).isDone();
    assertThat(result).isNotDone();
    loop.advance(60 * SECOND);
    assertThat(result.join().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(result.join().sentences())
        .containsExactly("target board:1 does not answer any more");
    leave.countDown();
    player[0].join();
  }

  @Test
  void aPlayerThatNeverBeginsIsNotWaitedForForEver() throws InterruptedException {
    ManualLoop loop = runs.loop();
    CountDownLatch leave = new CountDownLatch(1);
    Thread[] player = {null};
    ScenarioRunner runner = withThread(player);
    CompletableFuture<ScenarioResult> result =
        runner.run(
            Scene.of(Scene.create()).serve().scenario(),
            Target.scripted("board:1", true, Scene.player((given, news) -> leave.await())));
    loop.advance(61 * SECOND);
    assertThat(result.join().sentences()).containsExactly("target board:1 was not ready in time");
    leave.countDown();
    player[0].join();
  }
}
