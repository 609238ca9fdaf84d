package dev.wiretwin.core.scenario;

import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.lab.LabRecording;
import dev.wiretwin.core.lab.LabServer;
import dev.wiretwin.core.lab.LabSettings;
import dev.wiretwin.core.scenario.ScenarioResult.Verdict;
import dev.wiretwin.core.transport.Gate;
import dev.wiretwin.core.transport.Loop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of one scenario: starts the lab server, lets the script go, watches until there is no
 * more to see, and tidies up. What clients say and steps do happens in turns; how it ends, on the
 * clock's loop.
 */
final class ScenarioRun implements ClientActor.Stage, Script.Surroundings {
  private static final Logger LOG = LoggerFactory.getLogger(ScenarioRun.class);
  private static final int LOOK_AGAIN_MS = 10;

  /** How often the lab server is looked at until it, too, has seen the ends of TCP. */
  private static final int MOST_LOOKS = 30;

  /** Real milliseconds that a target which takes whole scripts has to get ready in. */
  private static final int READY_MS = 60_000;

  private final Scenario scenario;
  private final Target target;
  private final RunSupplies supplies;
  private final RunClock clock;
  private final Turns turns = new Turns();
  private final TraceLog log = new TraceLog();
  private final PrintedLines printed = new PrintedLines();
  private final Script script;
  private final ConcurrentLinkedQueue<WebSocketClient> clients = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Loop.Timer> timers = new ConcurrentLinkedQueue<>();
  private final Gate ending = new Gate();
  private final Gate ended = new Gate();
  private final CompletableFuture<ScenarioResult> result = new CompletableFuture<>();

  /** Set before the first turn. */
  private volatile LabServer lab;

  /** The player's part of the run; empty for a target that is led step by step. */
  private final Optional<PlayedScript> played;

  /** Why nothing can be said about the target; null while something can. */
  private volatile String breakdown;

  /** When device time began, on the lab server's clock. */
  private volatile long labZero;

  /** Whether the scenario's own time is up; in turns only. */
  private boolean overtime;

  ScenarioRun(Scenario scenario, Target target, RunSupplies supplies) {
    this.scenario = scenario;
    this.target = target;
    this.supplies = supplies;
    this.clock = new RunClock(supplies.clock(), target.scalesTime() ? scenario.timeScale() : 1);
    this.script = new Script(scenario.client(), this::newActor, this);
    this.played = target.player().map(player -> new PlayedScript(player, new Stage()));
  }

  // ---- the beginning

  CompletableFuture<ScenarioResult> start() {
    try {
      lab = LabServer.start(supplies.network(), labSettings(), scenario.server());
    } catch (IOException noPort) {
      NoPort why = NoPort.of(scenario.listenPort().orElse(0), noPort);
      result.complete(
          new ScenarioResult(
              scenario.name(),
              why.verdict(),
              List.of(why.sentence()),
              Trace.ofNothing(scenario, target)));
      return result;
    }
    target.mishap().get(); // what was before is no part of this run
    target.remarks().forEach(sentence -> printed.add(clock.now(), sentence));
    if (played.isPresent()) {
      keep(clock.after(READY_MS, this::notReady));
      supplies.workers().execute(() -> played.get().play(scenario, lab.port(), clock.scale()));
    } else {
      begin();
      inTurn(script::go);
    }
    return result;
  }

  private void begin() {
    keep(clock.afterDevice(scenario.runMs(), () -> inTurn(this::timeIsUp)));
    double latest = (scenario.runMs() + supplies.limits().overtimeMs()) * clock.scale();
    keep(clock.after(latest, this::overtimeIsUp));
    keep(clock.after(latest + supplies.limits().graceMs(), this::giveUp));
  }

  private LabSettings labSettings() {
    int port = scenario.listenPort().orElse(0);
    LabSettings settings =
        LabSettings.DEFAULT
            .withTimeScale(clock.scale())
            .withAddress(new InetSocketAddress(scenario.labHost(), port));
    return scenario.serverTls()
        ? settings.withTls(supplies.authority().identityFor(scenario.labHost()))
        : settings;
  }

  private ClientActor newActor(int c) {
    WebSocketClient client;
    try {
      client = target.clients().get();
    } catch (RuntimeException none) {
      breakdown = "target " + target.name() + " gave no client: " + none.getMessage();
      end(0);
      throw none;
    }
    clients.add(client);
    return new ClientActor(
        c, client, scenario.jvm().config(supplies.authority().trust(), clock.scale()), this);
  }

  // ---- what the script asks for

  @Override
  public void pause(long ms, Runnable turn) {
    keep(clock.afterDevice(ms, () -> inTurn(turn)));
  }

  @Override
  public String connecting(String url) {
    timeBegins();
    return text(url).replace("{port}", Integer.toString(lab.port()));
  }

  private void timeBegins() {
    if (clock.connecting()) {
      labZero = lab.now();
    }
  }

  /** A scenario's characters are bytes; those of a URL are UTF-8, if they can be. */
  private static String text(String latin1) {
    Bytes bytes = Bytes.of(latin1.getBytes(StandardCharsets.ISO_8859_1));
    return bytes.isUtf8() ? bytes.text() : latin1;
  }

  @Override
  public void failed(int c, int step, Throwable why) {
    String message = why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
    log.add(clock.now(), 0, at -> new TraceEvent.Error(at, c, step, message));
  }

  // ---- what a player tells

  /** The run as a player sees it. */
  private final class Stage implements PlayedScript.Stage {
    @Override
    public void begun() {
      timeBegins();
      begin();
    }

    @Override
    public void saw(int bytes, TraceEvent event) {
      log.add(clock.now(), bytes, at -> event);
    }

    @Override
    public void printed(String line) {
      printed.add(clock.now(), line);
    }

    @Override
    public void over() {
      end(MOST_LOOKS);
    }

    @Override
    public void lost(String why) {
      breakdown = why;
      end(0);
    }
  }

  private void notReady() {
    if (!played.orElseThrow().hasBegun()) {
      breakdown = "target " + target.name() + " was not ready in time";
      end(0);
    }
  }

  // ---- turns

  @Override
  public void saw(int bytes, LongFunction<TraceEvent> event, Runnable turn) {
    log.add(clock.now(), bytes, event);
    turns.take(
        () -> {
          turn.run();
          script.go();
          look();
        });
  }

  /** On a worker: no call of a target may hold up the clock. */
  private void inTurn(Runnable what) {
    supplies
        .workers()
        .execute(
            () ->
                turns.take(
                    () -> {
                      what.run();
                      look();
                    }));
  }

  private void timeIsUp() {
    overtime = true;
    script.stop();
    played.ifPresent(PlayedScript::stop);
  }

  /** A call that has not returned gets its grace. */
  private void overtimeIsUp() {
    if (played.isEmpty() && script.inHand().isEmpty()) {
      end(0);
    }
  }

  /** Whether there is anything left to wait for. */
  private void look() {
    if (played.isPresent()) {
      return;
    }
    List<ClientActor> actors = script.actors();
    boolean idle = actors.stream().allMatch(ClientActor::isIdle);
    if (idle && (overtime || script.isDone())) {
      end(MOST_LOOKS);
    } else if (overtime && actors.stream().allMatch(ClientActor::isSettled)) {
      end(0);
    }
  }

  // ---- the end

  /**
   * @param looks how often to look at the lab server until it has seen all connections end
   */
  private void end(int looks) {
    script.stop();
    if (ending.enter()) {
      clock.execute(() -> awaitEnds(looks));
    }
  }

  /** What the clients did last may still be on its way to the lab server. */
  private void awaitEnds(int looks) {
    if (looks > 0 && lab.recording().connections().stream().anyMatch(ScenarioRun::isOpen)) {
      keep(clock.after(LOOK_AGAIN_MS, () -> awaitEnds(looks - 1)));
    } else {
      conclude();
    }
  }

  private static boolean isOpen(LabRecording.Connection connection) {
    return connection.ends().stream()
        .noneMatch(
            end -> end.who() == LabRecording.Who.CLIENT || end.how() == LabRecording.How.RST);
  }

  /** The run should have ended long since: something hangs. */
  private void giveUp() {
    script.stop();
    breakdown =
        script
            .inHand()
            .map(step -> StepWords.nth(scenario, step) + " has not returned")
            .or(() -> played.map(player -> "target " + target.name() + " does not answer any more"))
            .orElse("the run did not come to its end; the machine may be overloaded");
    conclude();
  }

  private void conclude() {
    if (!ended.enter()) {
      return;
    }
    timers.forEach(Loop.Timer::cancel);
    played.ifPresent(PlayedScript::stop);
    ScenarioResult verdict = verdict();
    // each on its own: one that hangs must not keep the others open
    clients.forEach(client -> supplies.workers().execute(() -> closeClient(client)));
    supplies
        .workers()
        .execute(
            () -> {
              lab.close();
              result.complete(verdict);
            });
  }

  private void closeClient(WebSocketClient client) {
    try {
      client.close();
    } catch (RuntimeException refused) {
      LOG.warn("a client of target {} could not be closed", target.name(), refused);
    }
  }

  private ScenarioResult verdict() {
    List<TraceEvent> events = log.events(clock);
    int done = played.map(PlayedScript::done).orElseGet(script::done);
    LabRecording seen = lab.recording();
    TimeAxis axis = new TimeAxis(labZero, clock.scale()).fitting(seen);
    Trace trace =
        new Trace(scenario.name(), target.name(), events, seen, done, axis, printed.lines(clock));
    Optional<String> broken = Optional.ofNullable(breakdown).or(() -> target.mishap().get());
    if (broken.isPresent()) {
      return new ScenarioResult(
          scenario.name(), Verdict.INCONCLUSIVE, List.of(broken.get()), trace);
    }
    List<String> faults = new ArrayList<>(new ExpectationCheck(scenario, trace).faults());
    if (log.isFull()) {
      faults.add("more happened than a trace holds; what came last is not in it");
    }
    return new ScenarioResult(
        scenario.name(), faults.isEmpty() ? Verdict.PASSED : Verdict.FAILED, faults, trace);
  }

  private void keep(Loop.Timer timer) {
    timers.add(timer);
  }
}
