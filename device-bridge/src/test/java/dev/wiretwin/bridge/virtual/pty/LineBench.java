package dev.wiretwin.bridge.virtual.pty;

import com.sun.management.OperatingSystemMXBean;
import dev.wiretwin.bridge.virtual.line.LineCounters;
import dev.wiretwin.bridge.virtual.line.LineWorker;
import dev.wiretwin.bridge.virtual.line.UartChip;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures how exact virtual lines are and what they cost: {@code java … LineBench}. Not a test: it
 * takes a minute and its figures are the machine's.
 */
final class LineBench {
  private static final PrintStream OUT = System.out;
  private static final int ROUNDS = 5;

  private final PtyWatch watch = PtyWatch.start();
  private final LineWorker worker = new LineWorker("lines");
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private LineBench() throws IOException {}

  public static void main(String[] arguments) throws Exception {
    LineBench bench = new LineBench();
    for (int baud : new int[] {9600, 115200, 921600}) {
      bench.pace(baud);
    }
    bench.idle(64);
    bench.echo(16, 115200);
  }

  /** One line of the bench: the far end is a plain file. */
  private final class Line {
    final PtyLine pty;
    final UartChip chip;

    Line(int baud) throws Exception {
      pty = PtyLine.open(watch, baud);
      chip = new UartChip(pty, worker, baud, 1, OUT::println);
    }

    Path port() {
      return Path.of(pty.address());
    }

    void close() {
      chip.close();
      pty.close();
    }
  }

  private static byte[] text(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 'x');
    return bytes;
  }

  private void pace(int baud) throws Exception {
    Line line = new Line(baud);
    double[] sending = new double[ROUNDS];
    double[] receiving = new double[ROUNDS];
    byte[] second = text(baud / 10);
    for (int i = 0; i < ROUNDS; i++) {
      sending[i] = sent(line, second);
      receiving[i] = received(line, second);
    }
    OUT.printf(
        "%7d baud: board to host %s, host to board %s%n", baud, off(sending), off(receiving));
    line.close();
  }

  private static double sent(Line line, byte[] bytes) throws Exception {
    Thread board = new Thread(() -> line.chip.write(bytes, 0, bytes.length));
    try (InputStream host = Files.newInputStream(line.port())) {
      long began = System.nanoTime();
      board.start();
      host.readNBytes(bytes.length);
      return (System.nanoTime() - began) / 1e9;
    }
  }

  private static double received(Line line, byte[] bytes) throws Exception {
    CountDownLatch done = new CountDownLatch(bytes.length);
    byte[] into = new byte[256];
    line.chip.holdHostWhile(() -> true);
    line.chip.onReceived(() -> drain(line, into, done));
    long began = System.nanoTime();
    Files.write(line.port(), bytes);
    done.await(30, TimeUnit.SECONDS);
    return (System.nanoTime() - began) / 1e9;
  }

  private static void drain(Line line, byte[] into, CountDownLatch done) {
    for (int n = line.chip.read(into); n > 0; n--) {
      done.countDown();
    }
  }

  private static String off(double[] seconds) {
    Arrays.sort(seconds);
    return "median %+.2f %% (%+.2f to %+.2f)"
        .formatted(
            100 * (seconds[ROUNDS / 2] - 1),
            100 * (seconds[0] - 1),
            100 * (seconds[ROUNDS - 1] - 1));
  }

  private void idle(int count) throws Exception {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add(new Line(115200));
    }
    pass(1);
    double used = cpuDuring(10);
    OUT.printf("%d idle lines: %.3f ms of CPU per second%n", count, 1000 * used / 10);
    lines.forEach(Line::close);
  }

  private void echo(int count, int baud) throws Exception {
    List<Line> lines = new ArrayList<>();
    List<Thread> hosts = new ArrayList<>();
    byte[] bytes = text(5 * baud / 10);
    for (int i = 0; i < count; i++) {
      Line line = new Line(baud);
      lines.add(line);
      board(line);
      hosts.add(new Thread(() -> send(line, bytes)));
      hosts.add(new Thread(() -> hear(line, bytes.length)));
    }
    long began = System.nanoTime();
    long cpu = system.getProcessCpuTime();
    hosts.forEach(Thread::start);
    for (Thread host : hosts) {
      host.join(60_000);
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    OUT.printf(
        "%d lines echoing 5 s at %d: %.3f s, %.0f ms of CPU per second, lost %d%n",
        count,
        baud,
        seconds,
        (system.getProcessCpuTime() - cpu) / 1e6 / seconds,
        lines.stream().map(l -> l.chip.counters()).mapToLong(LineCounters::overruns).sum());
    lines.forEach(Line::close);
  }

  /** A board that sends back what it gets. */
  private static void board(Line line) {
    Thread board = new Thread(() -> echo(line));
    board.setDaemon(true);
    line.chip.onReceived(() -> LockSupport.unpark(board));
    line.chip.holdHostWhile(() -> true);
    board.start();
  }

  private static void echo(Line line) {
    byte[] into = new byte[256];
    while (true) {
      int count = line.chip.read(into);
      if (count == 0) {
        LockSupport.parkNanos(50_000_000);
      }
      line.chip.write(into, 0, count);
    }
  }

  private static void send(Line line, byte[] bytes) {
    try {
      Files.write(line.port(), bytes);
    } catch (IOException gone) {
      OUT.println(gone);
    }
  }

  private static void hear(Line line, int length) {
    try (InputStream host = Files.newInputStream(line.port())) {
      host.readNBytes(length);
    } catch (IOException gone) {
      OUT.println(gone);
    }
  }

  private double cpuDuring(int seconds) throws InterruptedException {
    long before = system.getProcessCpuTime();
    pass(seconds);
    return (system.getProcessCpuTime() - before) / 1e9;
  }

  private static void pass(int seconds) throws InterruptedException {
    new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
  }
}
