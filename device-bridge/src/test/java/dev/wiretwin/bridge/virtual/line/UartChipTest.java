package dev.wiretwin.bridge.virtual.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class UartChipTest {
  private final LineWorker worker = new LineWorker("lines under test");
  private final MemoryLine host = new MemoryLine();
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final BlockingQueue<Boolean> interrupts = new LinkedBlockingQueue<>();
  private final UartChip chip = new UartChip(host, worker, 115200, 1, told::add);

  UartChipTest() {
    chip.onReceived(() -> interrupts.add(true));
  }

  @AfterEach
  void end() throws InterruptedException {
    chip.close();
    worker.close();
    worker.awaitEnd(5000);
  }

  private void print(String latin1) {
    byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
    chip.write(bytes, 0, bytes.length);
  }

  /** What the board reads, driven by interrupts, until it has so much. */
  private String read(int length) throws InterruptedException {
    StringBuilder all = new StringBuilder();
    byte[] into = new byte[100];
    while (all.length() < length && interrupts.poll(10, TimeUnit.SECONDS) != null) {
      for (int n = chip.read(into); n > 0; n = chip.read(into)) {
        all.append(new String(into, 0, n, StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  /** Waits until the board's line has taken so many bytes from the host. */
  private void awaitTaken(long bytes) {
    while (chip.counters().toBoard() < bytes) {
      Thread.onSpinWait();
    }
  }

  @Test
  void bytesGoBothWaysUnchanged() throws InterruptedException {
    StringBuilder values = new StringBuilder();
    for (char c = 0; c < 256; c++) {
      values.append(c);
    }
    String all = values.toString();
    print(all);
    assertThat(host.hear(256)).isEqualTo(all);
    host.send(all);
    assertThat(read(256)).isEqualTo(all);
    assertThat(chip.counters()).isEqualTo(new LineCounters(256, 256, 0, 0, 0));
  }

  // VB-02
  @Test
  void writingMakesTheProcessorWaitForTheWire() {
    long began = System.nanoTime();
    print("x".repeat(5886));
    assertThat(System.nanoTime() - began).isGreaterThan(499_000_000);
  }

  // VB-02
  @Test
  void theBoardReceivesNoFasterThanTheWire() throws InterruptedException {
    chip.holdHostWhile(() -> true);
    long began = System.nanoTime();
    host.send("y".repeat(5760));
    assertThat(read(5760)).hasSize(5760);
    assertThat(System.nanoTime() - began).isGreaterThan(499_000_000);
  }

  // VB-07, VB-25
  @Test
  void aBusyProcessorLosesTheOldestBytes() {
    host.send("a".repeat(300) + "b".repeat(200));
    awaitTaken(500);
    byte[] into = new byte[1000];
    assertThat(chip.read(into)).isEqualTo(256);
    assertThat(new String(into, 0, 256, StandardCharsets.ISO_8859_1))
        .isEqualTo("a".repeat(56) + "b".repeat(200));
    assertThat(chip.counters().overruns()).isEqualTo(244);
  }

  @Test
  void aProcessorThatIsOnlyLateLosesNothing() throws InterruptedException {
    AtomicBoolean late = new AtomicBoolean(true);
    BlockingQueue<Boolean> asked = new LinkedBlockingQueue<>();
    chip.holdHostWhile(() -> asked.add(true) && late.get());
    host.send("c".repeat(600));
    assertThat(asked.poll(10, TimeUnit.SECONDS)).isTrue();
    assertThat(read(600)).hasSize(600);
    late.set(false);
    host.send("d".repeat(300));
    awaitTaken(900);
    assertThat(chip.counters().overruns()).isEqualTo(44);
  }

  // VB-07
  @Test
  void aProcessorThatWaitsForTheWireIsNotLate() {
    chip.holdHostWhile(() -> true);
    host.send("e".repeat(600));
    print("z".repeat(2000));
    assertThat(chip.counters().overruns()).isEqualTo(344);
  }

  // VB-06
  @Test
  void whatNobodyHearsIsLostAndTheBoardGoesOn() {
    host.beDeaf();
    print("z".repeat(500));
    chip.setup(9600);
    assertThat(chip.counters().unheard()).isEqualTo(500);
  }

  // VB-31
  @Test
  void settingTheRateWaitsForTheFifo() throws InterruptedException {
    print("last words");
    chip.setup(9600);
    assertThat(chip.baud()).isEqualTo(9600);
    assertThat(host.heard).hasSize(10);
    print("slow");
    assertThat(host.hear(14)).isEqualTo("last wordsslow");
  }

  // VB-03
  @Test
  void aHostAtAnotherRateHearsGarbageAndIsReported() throws InterruptedException {
    host.chooseSpeed(9600);
    print("print(node.heap())");
    chip.setup(9600);
    assertThat(host.heard).isNotEmpty();
    assertThat(told.poll(10, TimeUnit.SECONDS))
        .isEqualTo("the host is at 9600 baud, the board at 115200: both read garbage");
    assertThat(chip.counters().garbled()).isEqualTo(18);
    host.heard.clear();
    print("right");
    assertThat(host.hear(5)).isEqualTo("right");
  }

  @Test
  void aStillHostIsWaitedForAndHeardAgain() throws InterruptedException {
    while (!host.isAwaited()) {
      Thread.onSpinWait();
    }
    host.send("late");
    assertThat(read(4)).isEqualTo("late");
  }

  // VB-63
  @Test
  void aBoardIsCutOffAtAByteUntilItIsReset() throws InterruptedException {
    BlockingQueue<Integer> cuts = new LinkedBlockingQueue<>();
    chip.onCut(() -> cuts.add(host.heard.size()));
    chip.afflict(LineFaults.DEFAULT.withCutAfterBytes(7));
    print("Hello, world");
    assertThat(cuts.poll(10, TimeUnit.SECONDS)).isEqualTo(7);
    print(" and more");
    chip.reset(115200);
    print("!");
    assertThat(host.hear(8)).isEqualTo("Hello, !");
    assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("the board was cut off after byte 7");
  }

  // VB-72
  @Test
  void aStallIsReportedAndEndsWithAnInterrupt() throws InterruptedException {
    chip.afflict(LineFaults.DEFAULT.withStallMillis(50));
    host.send("q".repeat(200));
    awaitTaken(200);
    assertThat(read(128)).hasSize(128);
    assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("the board takes nothing for 50 ms");
  }

  // VB-61
  @Test
  void faultsAreReportedWithSeedAndByte() throws InterruptedException {
    chip.afflict(LineFaults.DEFAULT.withSeed(77).withToBoard(WireFaults.NONE.withDrop(1, 1)));
    host.send("k");
    assertThat(told.poll(10, TimeUnit.SECONDS))
        .isEqualTo("dropped 1 byte at byte 1 to the board (seed 77)");
  }

  @Test
  void aClosedChipHoldsNobodyUp() throws InterruptedException {
    Thread writer = new Thread(() -> print("w".repeat(100_000)));
    writer.start();
    host.hear(100);
    chip.close();
    writer.join(5000);
    assertThat(writer.isAlive()).isFalse();
  }

  @Test
  void anInterruptedProcessorStopsWriting() throws InterruptedException {
    Thread writer = new Thread(() -> print("w".repeat(100_000)));
    writer.start();
    host.hear(100);
    writer.interrupt();
    writer.join(5000);
    assertThat(writer.isAlive()).isFalse();
  }

  @Test
  void withoutAWorkerNobodyWaitsForEver() throws InterruptedException {
    worker.close();
    assertThat(worker.awaitEnd(5000)).isTrue();
    print("v".repeat(1000));
    chip.setup(9600);
    assertThat(chip.baud()).isEqualTo(9600);
  }
}
