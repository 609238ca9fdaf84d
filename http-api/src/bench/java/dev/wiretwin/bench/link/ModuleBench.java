package dev.wiretwin.bench.link;

import dev.wiretwin.bench.board.HostingProcess;
import dev.wiretwin.bench.report.Bar;
import dev.wiretwin.bench.report.Claim;
import dev.wiretwin.bench.report.Report;
import dev.wiretwin.bench.report.Spread;
import dev.wiretwin.bench.run.Neighbours;
import dev.wiretwin.bridge.at.AtSettings;
import dev.wiretwin.core.client.WebSocketClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * How much of a wire's capacity messages of 1 KiB get, to an AT module and from it, and how much of
 * what its command set leaves; the formula is {@link AtOverhead}'s.
 */
public final class ModuleBench {
  private static final int SHIPPED_BAUD = 115_200;
  private static final int SIZE = 1_024;
  private static final int BITS = 10;
  private static final double SECONDS = 8;
  private static final double PERCENT = 100;

  /** Messages of one send or read come this close to each other; two of the line never do. */
  private static final long BURST = 8_000_000;

  private final Path launcher;
  private final List<Integer> bauds;
  private final int rounds;
  private final PrintWriter progress;
  private final List<Claim> claims = new ArrayList<>();

  /** A generation, and what one send of it takes. */
  private record Generation(String name, int mostPerSend) {
    AtOverhead overhead(int baud) {
      // as the driver asks: a tenth of a second's worth, and never more than the window holds
      int read = Math.min(5_760, Math.max(2_048, baud / 100));
      return new AtOverhead(mostPerSend, read, read, baud);
    }
  }

  private static final List<Generation> GENERATIONS =
      List.of(new Generation("2.x", 2_048), new Generation("5.x", 8_192));

  /**
   * @param bauds rates to measure at, bits per second
   */
  public ModuleBench(Path launcher, List<Integer> bauds, int rounds, PrintWriter progress) {
    this.launcher = launcher;
    this.bauds = bauds;
    this.rounds = rounds;
    this.progress = progress;
  }

  public Report run() throws IOException, InterruptedException {
    Optional<Neighbours> before = Neighbours.now();
    Map<String, String> conditions = new LinkedHashMap<>();
    conditions.put("java", System.getProperty("java.vm.version"));
    conditions.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    conditions.put("rounds", Integer.toString(rounds));
    for (Generation generation : GENERATIONS) {
      for (int baud : bauds) {
        conditions.put(
            "formula " + generation.name + ", " + baud + " baud", words(generation.overhead(baud)));
        measure(generation, baud);
      }
    }
    Optional<Neighbours> after = Neighbours.now();
    before.ifPresent(
        early -> after.ifPresent(late -> conditions.put("others had", late.sentenceSince(early))));
    return new Report(conditions, List.of(), claims);
  }

  private static String words(AtOverhead of) {
    return String.format(
        Locale.ROOT,
        "a send of %d B takes %d bytes' time (command, OK, prompt, data, Recv, its TCP, SEND OK, 2"
            + " pauses of 10 characters), a read of %d B %d (notice, command, head, data, OK, 1"
            + " pause): of the wire 1 KiB messages can have %.1f %% to it, %.1f %% from it, %.1f %%"
            + " each both ways",
        of.perSend(),
        of.send(),
        of.perRead(),
        of.read(),
        PERCENT * of.to(SIZE),
        PERCENT * of.from(SIZE),
        PERCENT * of.each(SIZE));
  }

  private void measure(Generation generation, int baud) throws IOException, InterruptedException {
    Path state = Files.createTempDirectory("wiretwin-bench");
    AtSettings settings = AtSettings.DEFAULT.withBaud(SHIPPED_BAUD, baud);
    try (HostingProcess host =
            HostingProcess.start(
                launcher, state, 1, "--firmware", "at", "--generation", generation.name);
        Peer peer = new Peer();
        ServedModule module = new ServedModule(host.paths().get(0), settings)) {
      module.awaitReady();
      Way way = new Way(module, peer, (int) (SECONDS * baud / BITS / SIZE));
      AtOverhead overhead = generation.overhead(baud);
      String section = "ESP-AT " + generation.name + ", " + baud + " baud";
      claim(section, baud, "1 KiB to the module", overhead, way::toModule);
      claim(section, baud, "1 KiB from the module", overhead, way::fromModule);
      claim(section, baud, "1 KiB both ways at once", overhead, way::bothWays);
    }
  }

  /** Payload bytes a second to the module and from it; 0 for a way that was not used. */
  private record Rates(double to, double from) {}

  /** Measures them. */
  private interface Measure {
    Rates rates() throws IOException, InterruptedException;
  }

  private void claim(String section, int baud, String what, AtOverhead overhead, Measure measure)
      throws IOException, InterruptedException {
    progress.println(section + ", " + what + " …");
    progress.flush();
    double[] to = new double[rounds];
    double[] from = new double[rounds];
    double[] left = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      Rates rates = measure.rates();
      to[i] = PERCENT * rates.to * BITS / baud;
      from[i] = PERCENT * rates.from * BITS / baud;
      // one thing at a time: what one way has the other has not
      left[i] = to[i] / overhead.to(SIZE) + from[i] / overhead.from(SIZE);
    }
    String share = ", share of the wire";
    if (to[0] > 0) {
      claims.add(claim(section, what + ", to it" + share, Bar.none(" %"), to));
    }
    if (from[0] > 0) {
      claims.add(claim(section, what + ", from it" + share, Bar.none(" %"), from));
    }
    claims.add(claim(section, what + ", share of the formula", Bar.atLeast(90, " %"), left));
  }

  private static Claim claim(String section, String what, Bar bar, double[] values) {
    return new Claim(section, what, Optional.of(Spread.of(values)), bar);
  }

  /** One module, one peer, so many messages. */
  private record Way(ServedModule module, Peer peer, int count) {
    private static byte[] message(Random random) {
      byte[] message = new byte[SIZE];
      random.nextBytes(message);
      return message;
    }

    Rates toModule() throws IOException, InterruptedException {
      Meter meter = new Meter(count, BURST);
      peer.onMessage(meter::count);
      WebSocketClient client = module.connect(peer, (c, message, opcode) -> {});
      send(client);
      awaitAll(meter);
      return new Rates(meter.between(meter.begin(), meter.end()), 0);
    }

    private void send(WebSocketClient client) {
      Random random = new Random(1);
      for (int i = 0; i < count; i++) {
        client.send(message(random), 2);
      }
    }

    /** The module's TCP makes the peer wait. */
    Rates fromModule() throws IOException, InterruptedException {
      Meter meter = new Meter(count, BURST);
      module.connect(peer, (c, message, opcode) -> meter.count(message.bytes()));
      sendFromPeer();
      awaitAll(meter);
      return new Rates(0, meter.between(meter.begin(), meter.end()));
    }

    private void sendFromPeer() {
      Random random = new Random(2);
      for (int i = 0; i < count; i++) {
        peer.send(message(random));
      }
    }

    Rates bothWays() throws IOException, InterruptedException {
      Meter to = new Meter(count, BURST);
      Meter from = new Meter(count, BURST);
      peer.onMessage(to::count);
      WebSocketClient client =
          module.connect(peer, (c, message, opcode) -> from.count(message.bytes()));
      send(client);
      sendFromPeer();
      awaitAll(to);
      awaitAll(from);
      long begin = Math.max(to.begin(), from.begin());
      long end = Math.min(to.end(), from.end());
      return new Rates(to.between(begin, end), from.between(begin, end));
    }

    /** Unlike the Lua firmware a module loses nothing. */
    private void awaitAll(Meter meter) throws IOException, InterruptedException {
      meter.awaitAll();
      if (meter.messages() < count) {
        throw new IOException("only " + meter.messages() + " of " + count + " messages arrived");
      }
    }
  }
}
