package dev.wiretwin.bench.link;

import dev.wiretwin.bench.board.HostingProcess;
import dev.wiretwin.bench.report.Bar;
import dev.wiretwin.bench.report.Claim;
import dev.wiretwin.bench.report.Report;
import dev.wiretwin.bench.report.Spread;
import dev.wiretwin.bench.run.Neighbours;
import dev.wiretwin.bridge.lua.AgentSettings;
import dev.wiretwin.core.client.WebSocketClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/** How much of a wire's capacity messages get, to a board and from it, and what a send costs. */
public final class LinkBench {
  private static final int CONSOLE_BAUD = 115_200;
  private static final int[] SIZES = {1024, 32};
  private static final int BITS = 10;
  private static final double SECONDS = 5;
  private static final int SENDS = 200;

  /** A virtual board's message takes so long to leave it, whatever the line. */
  private static final double TRIP_MS = 4;

  private final Path launcher;
  private final List<Integer> bauds;
  private final int rounds;
  private final PrintWriter progress;
  private final List<Claim> claims = new ArrayList<>();

  /**
   * @param bauds rates to measure at, bits per second
   */
  public LinkBench(Path launcher, List<Integer> bauds, int rounds, PrintWriter progress) {
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
    for (int baud : bauds) {
      measure(baud);
    }
    Optional<Neighbours> after = Neighbours.now();
    before.ifPresent(
        early -> after.ifPresent(late -> conditions.put("others had", late.sentenceSince(early))));
    return new Report(conditions, List.of(), claims);
  }

  private void measure(int baud) throws IOException, InterruptedException {
    Path state = Files.createTempDirectory("wiretwin-bench");
    AgentSettings usual = AgentSettings.DEFAULT.withBaud(CONSOLE_BAUD);
    AgentSettings settings = baud == CONSOLE_BAUD ? usual : usual.withFastBaud(baud);
    try (HostingProcess host = HostingProcess.start(launcher, state, 1);
        Peer peer = new Peer();
        ServedBoard board = new ServedBoard(host.paths().get(0), settings)) {
      board.awaitReady();
      for (int size : SIZES) {
        Bar bar = size == SIZES[0] ? Bar.atLeast(90, " %") : Bar.none(" %");
        Way way = new Way(board, peer, baud, size, (int) (SECONDS * baud / BITS / (size + 12)));
        claim(baud, size + " B to the board", bar, way::toBoard);
        claim(baud, size + " B from the board", bar, way::fromBoard);
        claim(baud, size + " B both ways at once", bar, way::bothWays);
      }
      cost(baud, board, peer);
    }
  }

  /** Measures the share of a wire, percent. */
  private interface Measure {
    double[] payloadBytesPerSecond() throws IOException, InterruptedException;
  }

  private void claim(int baud, String what, Bar bar, Measure measure)
      throws IOException, InterruptedException {
    progress.println(baud + " baud, " + what + " …");
    progress.flush();
    double[][] values = new double[2][rounds];
    int ways = 0;
    for (int i = 0; i < rounds; i++) {
      double[] bytes = measure.payloadBytesPerSecond();
      ways = bytes.length;
      for (int j = 0; j < ways; j++) {
        values[j][i] = 100 * bytes[j] * BITS / baud;
      }
    }
    String[] names = ways == 1 ? new String[] {""} : new String[] {", to it", ", from it"};
    for (int j = 0; j < ways; j++) {
      claims.add(
          new Claim(
              baud + " baud",
              what + names[j] + ", share of " + baud / BITS + " B/s",
              Optional.of(Spread.of(values[j])),
              bar));
    }
  }

  /** One board, one peer, one size of message. */
  private record Way(ServedBoard board, Peer peer, int baud, int size, int count) {
    private byte[] message(Random random) {
      byte[] message = new byte[size];
      random.nextBytes(message);
      return message;
    }

    double[] toBoard() throws IOException, InterruptedException {
      Meter meter = new Meter(count, 0);
      peer.onMessage(meter::count);
      WebSocketClient client = board.connect(peer, (c, message, opcode) -> {});
      Random random = new Random(1);
      for (int i = 0; i < count; i++) {
        client.send(message(random), 2);
      }
      return new double[] {meter.await()};
    }

    /**
     * A board has no way to make its peer wait: the peer sends only what the line can carry soon,
     * all of it in one segment.
     */
    private Semaphore credit() {
      return new Semaphore(Math.max(4, 1024 / size));
    }

    /**
     * Large messages one by one: two in one segment, of which the second is cut, crash the
     * firmware.
     */
    private void sendFromPeer(Semaphore credit, Random random)
        throws IOException, InterruptedException {
      long apart = size < 512 ? 0 : (long) (0.7e9 * BITS * size / baud);
      for (int i = 0; i < count; i++) {
        board.await(credit);
        long next = System.nanoTime() + apart;
        peer.send(message(random));
        while (next - System.nanoTime() > 0) {
          LockSupport.parkNanos(next - System.nanoTime());
        }
      }
    }

    double[] fromBoard() throws IOException, InterruptedException {
      Meter meter = new Meter(count, 0);
      Semaphore credit = credit();
      board.connect(
          peer,
          (c, message, opcode) -> {
            meter.count(message.bytes());
            credit.release();
          });
      Random random = new Random(2);
      sendFromPeer(credit, random);
      return new double[] {meter.await()};
    }

    double[] bothWays() throws IOException, InterruptedException {
      Meter to = new Meter(count, 0);
      Meter from = new Meter(count, 0);
      Semaphore credit = credit();
      peer.onMessage(to::count);
      WebSocketClient client =
          board.connect(
              peer,
              (c, message, opcode) -> {
                from.count(message.bytes());
                credit.release();
              });
      Random random = new Random(3);
      for (int i = 0; i < count; i++) {
        client.send(message(random), 2);
      }
      sendFromPeer(credit, random);
      return new double[] {to.await(), from.await()};
    }
  }

  private void cost(int baud, ServedBoard board, Peer peer)
      throws IOException, InterruptedException {
    progress.println(baud + " baud, cost of a send …");
    progress.flush();
    Semaphore arrived = new Semaphore(0);
    long[] at = new long[1];
    peer.onMessage(
        message -> {
          at[0] = System.nanoTime();
          arrived.release();
        });
    WebSocketClient client = board.connect(peer, (c, message, opcode) -> {});
    byte[] message = new byte[32];
    Arrays.fill(message, (byte) 'x');
    // the mark, three bytes of head, three of the record, the check and the end
    double wireMs = (1 + 3 + 3 + message.length + 4 + 1) * BITS * 1e3 / baud;
    double[] medians = new double[rounds];
    double[] late = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      double[] costs = new double[SENDS];
      for (int j = 0; j < SENDS; j++) {
        long began = System.nanoTime();
        client.send(message, 2);
        board.await(arrived);
        costs[j] = (at[0] - began) / 1e6 - wireMs - TRIP_MS;
        board.link().echo(new byte[1]).join(); // until the firmware can take the next
      }
      Arrays.sort(costs);
      medians[i] = costs[SENDS / 2];
      late[i] = costs[SENDS * 99 / 100];
    }
    String what = "a send of 32 B beyond its time on the wire and the board's 4 ms of air: ";
    claims.add(claim(baud, what + "p50", Bar.atMost(3, " ms"), medians));
    claims.add(claim(baud, what + "p99", Bar.none(" ms"), late));
  }

  private static Claim claim(int baud, String what, Bar bar, double... values) {
    return new Claim(baud + " baud", what, Optional.of(Spread.of(values)), bar);
  }
}
