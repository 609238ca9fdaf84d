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
  private static final double SECONDS = 5;
  private static final double PERCENT = 100;

  private final Path launcher;
  private final List<Integer> bauds;
  private final int rounds;
  private final PrintWriter progress;
  private final List<Claim> claims = new ArrayList<>();

  /** A generation, and what its sends and reads carry. */
  private record Generation(String name, AtOverhead overhead) {}

  private static final List<Generation> GENERATIONS =
      List.of(
          new Generation("2.x", new AtOverhead(2_048, 2_048, 2_048)),
          new Generation("5.x", new AtOverhead(8_192, 2_048, 2_048)));

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
      conditions.put("formula " + generation.name, words(generation.overhead));
      for (int baud : bauds) {
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
        "a send of %d B takes %d bytes' time (command, OK, prompt, data, Recv, SEND OK, 2 pauses of"
            + " 10 characters), a read of %d B %d (notice, command, head, data, OK, 1 pause): of the"
            + " wire 1 KiB messages can have %.1f %% to it, %.1f %% from it, %.1f %% each both ways",
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
      AtOverhead overhead = generation.overhead;
      String section = "ESP-AT " + generation.name + ", " + baud + " baud";
      claim(section, baud, "1 KiB to the module", overhead.to(SIZE), way::toModule);
      claim(section, baud, "1 KiB from the module", overhead.from(SIZE), way::fromModule);
      claim(section, baud, "1 KiB both ways at once", overhead.each(SIZE), way::bothWays);
    }
  }

  /** Measures payload bytes a second, each way that there is. */
  private interface Measure {
    double[] payloadBytesPerSecond() throws IOException, InterruptedException;
  }

  private void claim(String section, int baud, String what, double formula, Measure measure)
      throws IOException, InterruptedException {
    progress.println(section + ", " + what + " …");
    progress.flush();
    double[][] wire = new double[2][rounds];
    double[][] left = new double[2][rounds];
    int ways = 0;
    for (int i = 0; i < rounds; i++) {
      double[] bytes = measure.payloadBytesPerSecond();
      ways = bytes.length;
      for (int j = 0; j < ways; j++) {
        wire[j][i] = PERCENT * bytes[j] * BITS / baud;
        left[j][i] = wire[j][i] / formula;
      }
    }
    String[] names = ways == 1 ? new String[] {""} : new String[] {", to it", ", from it"};
    for (int j = 0; j < ways; j++) {
      String of = what + names[j];
      claims.add(claim(section, of + ", share of the wire", Bar.none(" %"), wire[j]));
      claims.add(claim(section, of + ", share of the formula", Bar.atLeast(90, " %"), left[j]));
    }
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

    double[] toModule() throws IOException, InterruptedException {
      Meter meter = new Meter(count);
      peer.onMessage(meter::count);
      WebSocketClient client = module.connect(peer, (c, message, opcode) -> {});
      send(client);
      return new double[] {whole(meter)};
    }

    private void send(WebSocketClient client) {
      Random random = new Random(1);
      for (int i = 0; i < count; i++) {
        client.send(message(random), 2);
      }
    }

    /** The module's TCP makes the peer wait. */
    double[] fromModule() throws IOException, InterruptedException {
      Meter meter = new Meter(count);
      module.connect(peer, (c, message, opcode) -> meter.count(message.bytes()));
      sendFromPeer();
      return new double[] {whole(meter)};
    }

    private void sendFromPeer() {
      Random random = new Random(2);
      for (int i = 0; i < count; i++) {
        peer.send(message(random));
      }
    }

    double[] bothWays() throws IOException, InterruptedException {
      Meter to = new Meter(count);
      Meter from = new Meter(count);
      peer.onMessage(to::count);
      WebSocketClient client =
          module.connect(peer, (c, message, opcode) -> from.count(message.bytes()));
      send(client);
      sendFromPeer();
      return new double[] {whole(to), whole(from)};
    }

    /** Unlike the Lua firmware a module loses nothing. */
    private double whole(Meter meter) throws IOException, InterruptedException {
      double bytes = meter.await();
      if (meter.messages() < count) {
        throw new IOException("only " + meter.messages() + " of " + count + " messages arrived");
      }
      return bytes;
    }
  }
}
