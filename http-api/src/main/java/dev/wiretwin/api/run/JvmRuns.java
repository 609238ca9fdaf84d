package dev.wiretwin.api.run;

import dev.wiretwin.core.WebSocket;
import dev.wiretwin.core.lab.ThrowawayAuthority;
import dev.wiretwin.core.scenario.RunLimits;
import dev.wiretwin.core.scenario.RunSupplies;
import dev.wiretwin.core.scenario.Scenario;
import dev.wiretwin.core.scenario.ScenarioResult;
import dev.wiretwin.core.scenario.ScenarioRunner;
import dev.wiretwin.core.scenario.Target;
import dev.wiretwin.core.scenario.Trace;
import dev.wiretwin.core.transport.netty.NameLookup;
import dev.wiretwin.core.transport.netty.NettyNetwork;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * All that runs on the client of the JVM need, over real sockets of this machine: one network for
 * clients and lab servers, threads, an authority. Thread safe; closing it ends what still runs.
 */
public final class JvmRuns implements AutoCloseable {
  private static final int LOOPS = 2;
  private static final long IDLE_S = 60;

  /** How long players of scripts may take to leave a board alone. */
  private static final long PATIENCE_S = 2;

  private final NettyNetwork network;

  /** What a run that is broken off would still tidy up goes with the network. */
  private final ExecutorService workers =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_S,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          JvmRuns::worker,
          new ThreadPoolExecutor.DiscardPolicy());

  private final ScenarioRunner runner;
  private final Target jvm;
  private final boolean staysHere;

  /**
   * @param names with {@link LocalNames}, scenarios that would leave this machine are not run
   * @param now goes into the certificates
   */
  public JvmRuns(NameLookup names, Instant now) {
    staysHere = names instanceof LocalNames;
    // making keys takes as long as starting the network, and there may be two processors
    CompletableFuture<ThrowawayAuthority> authority =
        CompletableFuture.supplyAsync(() -> ThrowawayAuthority.create(now), workers);
    network = new NettyNetwork(LOOPS, NettyNetwork.Kind.BEST, names);
    runner =
        new ScenarioRunner(
            new RunSupplies(
                network,
                network.newTransport().loop(),
                workers,
                authority.join(),
                RunLimits.DEFAULT));
    jvm = Target.jvm(() -> WebSocket.createClient(network));
  }

  private static Thread worker(Runnable task) {
    Thread thread = new Thread(task, "wiretwin-run");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * As {@link ScenarioRunner#run}; not completed any more when this is closed meanwhile. One that
   * must not leave this machine but would is not applicable, on any target.
   */
  public CompletableFuture<ScenarioResult> run(Scenario scenario) {
    return run(scenario, jvm);
  }

  /** The client of the JVM, to be run beside others. */
  public Target jvm() {
    return jvm;
  }

  /** The same on another target than the client of the JVM. */
  public CompletableFuture<ScenarioResult> run(Scenario scenario, Target target) {
    Optional<String> away = staysHere ? OtherMachines.in(scenario) : Optional.empty();
    return away.map(address -> notHere(scenario, target, address))
        .map(CompletableFuture::completedFuture)
        .orElseGet(() -> runner.run(scenario, target));
  }

  private static ScenarioResult notHere(Scenario scenario, Target target, String address) {
    return new ScenarioResult(
        scenario.name(),
        ScenarioResult.Verdict.NOT_APPLICABLE,
        List.of("would leave this machine, for " + address),
        Trace.ofNothing(scenario, target));
  }

  /** Who plays on a board is told first, and says so to a run that can still hear it. */
  @Override
  public void close() {
    workers.shutdownNow();
    try {
      workers.awaitTermination(PATIENCE_S, TimeUnit.SECONDS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    network.close();
  }
}
