package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.WebSocket;
import dev.wiretwin.core.lab.ThrowawayAuthority;
import dev.wiretwin.core.transport.netty.NameLookup;
import dev.wiretwin.core.transport.netty.NettyNetwork;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Most recorded vectors once more, over real sockets of 127.0.0.1 and with a faster clock: what
 * they see must not depend on how the world is made.
 */
class VectorSocketsTest {
  private static final double FASTER = 0.2;
  private static final int AT_ONCE = 32;

  /** Left to virtual time: other addresses or a fixed port, no TLS, or a race that both may win. */
  private static final Set<String> NOT_HERE =
      Set.of(
          "url.wss",
          "url.query-no-path-no-port",
          "url.ipv6",
          "url.ipv6-no-port",
          "url.ipv4-broadcast",
          "url.port-default-80",
          "url.blackhole-late",
          "close.server-then-rst",
          "api.bad-url-then-good");

  private static final NameLookup NAMES =
      host -> {
        if (host.equals("localhost") || host.equals("async.test") || host.equals("127.0.0.1")) {
          return List.of(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}));
        }
        throw new UnknownHostException(host);
      };

  private static final NettyNetwork NETWORK = new NettyNetwork(2, NettyNetwork.Kind.BEST, NAMES);
  private static final ExecutorService WORKERS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "run");
            thread.setDaemon(true);
            return thread;
          });
  private static final ScenarioRunner RUNNER =
      new ScenarioRunner(
          new RunSupplies(
              NETWORK,
              NETWORK.newTransport().loop(),
              WORKERS,
              ThrowawayAuthority.create(Instant.EPOCH),
              RunLimits.DEFAULT));
  private static final Target JVM = Target.jvm(() -> WebSocket.createClient(NETWORK));

  @AfterAll
  static void close() {
    WORKERS.shutdownNow();
    NETWORK.close();
  }

  @Test
  void theClientDoesTheSameOverRealSockets() {
    Map<String, Contract.Entry> contract =
        Contract.read().stream()
            .filter(entry -> entry.notApplicable().isEmpty())
            .collect(Collectors.toMap(Contract.Entry::id, Function.identity()));
    List<Scenario> vectors =
        Suites.load("nodemcu-3.0.0").scenarios().stream()
            .filter(one -> contract.containsKey(one.name()))
            .filter(one -> !one.name().startsWith("timer.") && !NOT_HERE.contains(one.name()))
            .map(VectorSocketsTest::faster)
            .toList();
    assertThat(vectors).hasSizeGreaterThan(250);
    Map<String, List<String>> faults = new TreeMap<>();
    for (int from = 0; from < vectors.size(); from += AT_ONCE) {
      List<Scenario> batch = vectors.subList(from, Math.min(vectors.size(), from + AT_ONCE));
      faults.putAll(faults(batch, contract));
    }
    // a lone mismatch on a busy machine is looked at again before it is believed
    List<Scenario> suspects =
        vectors.stream().filter(one -> faults.containsKey(one.name())).toList();
    assertThat(suspects).as("%s", faults).hasSizeLessThan(AT_ONCE);
    assertThat(suspects).allSatisfy(one -> assertThat(faults(List.of(one), contract)).isEmpty());
  }

  private static Map<String, List<String>> faults(
      List<Scenario> batch, Map<String, Contract.Entry> contract) {
    Map<Scenario, CompletableFuture<ScenarioResult>> running = new LinkedHashMap<>();
    batch.forEach(one -> running.put(one, RUNNER.run(one, JVM)));
    Map<String, List<String>> faults = new TreeMap<>();
    running.forEach(
        (one, result) -> {
          Trace trace = result.join().trace();
          List<String> found =
              new ArrayList<>(ContractCheck.faultsButTime(contract.get(one.name()), one, trace));
          if (!found.isEmpty()) {
            faults.put(one.name(), found);
          }
        });
    return faults;
  }

  private static Scenario faster(Scenario one) {
    return new Scenario(
        one.name(),
        one.title(),
        one.runMs(),
        Math.min(FASTER, one.timeScale()),
        one.listenPort(),
        one.client(),
        one.server(),
        one.expect(),
        one.notApplicable());
  }
}
