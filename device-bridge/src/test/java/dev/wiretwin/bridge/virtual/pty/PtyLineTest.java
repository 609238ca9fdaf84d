package dev.wiretwin.bridge.virtual.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.virtual.line.LineWorker;
import dev.wiretwin.bridge.virtual.line.UartChip;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PtyLineTest {
  @TempDir private Path folder;

  private final PtyWatch watch = PtyWatch.start();
  private final LineWorker worker = new LineWorker("lines under test");
  private final PtyLine line = PtyLine.open(watch, 115200);
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final BlockingQueue<Boolean> interrupts = new LinkedBlockingQueue<>();
  private final UartChip chip = new UartChip(line, worker, 115200, 1, told::add);

  PtyLineTest() throws IOException {
    chip.onReceived(() -> interrupts.add(true));
  }

  @AfterEach
  void end() {
    chip.close();
    worker.close();
    line.close();
    watch.close();
  }

  @Test // VB-05
  void whoOpensItIsHeardAlsoAfterItWasUnplugged() throws Exception {
    BlockingQueue<String> openings = new LinkedBlockingQueue<>();
    line.whenOpened(() -> openings.add("first"));
    line.whenOpened(() -> openings.add("second"));
    Files.newInputStream(port()).close();
    assertThat(openings.poll(30, TimeUnit.SECONDS)).isEqualTo("second");
    line.unplug();
    line.plug();
    Files.newInputStream(port()).close();
    assertThat(openings.poll(30, TimeUnit.SECONDS)).isEqualTo("second");
  }

  private Path port() {
    return Path.of(line.address());
  }

  private void print(String latin1) {
    byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
    chip.write(bytes, 0, bytes.length);
  }

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

  private static String hear(InputStream host, int length) throws IOException {
    return new String(host.readNBytes(length), StandardCharsets.ISO_8859_1);
  }

  @Test
  void aHostAndABoardTalkThroughThePort() throws IOException, InterruptedException {
    try (InputStream host = Files.newInputStream(port())) {
      print("\r\n> ");
      assertThat(hear(host, 4)).isEqualTo("\r\n> ");
      Files.writeString(port(), "print(1)\n");
      assertThat(read(9)).isEqualTo("print(1)\n");
    }
  }

  // VB-02
  @Test
  void aSecondOfTheWireTakesASecond() throws IOException {
    Thread board = new Thread(() -> print("*".repeat(11_520)));
    try (InputStream host = Files.newInputStream(port())) {
      long began = System.nanoTime();
      board.start();
      assertThat(hear(host, 11_520)).hasSize(11_520);
      assertThat(System.nanoTime() - began).isGreaterThan(980_000_000);
    }
  }

  // VB-03
  @Test
  void aHostThatChoseAnotherRateReadsGarbage() throws IOException, InterruptedException {
    Shell.run("stty", "-F", line.address(), "9600");
    print("print(node.heap())");
    assertThat(told.poll(10, TimeUnit.SECONDS)).contains("the host is at 9600 baud");
    chip.setup(9600);
    try (InputStream host = Files.newInputStream(port())) {
      byte[] heard = new byte[100];
      assertThat(new String(heard, 0, host.read(heard), StandardCharsets.ISO_8859_1))
          .doesNotContain("print");
      print("print");
      assertThat(hear(host, 5)).isEqualTo("print");
    }
  }

  // VB-06, VB-07
  @Test
  void theBoardPrintsOnWhileNobodyReads() throws IOException, InterruptedException {
    Shell.run("stty", "-F", line.address(), "921600");
    chip.setup(921_600);
    print("#".repeat(40_000));
    chip.setup(921_600);
    assertThat(chip.counters().toHost()).isEqualTo(40_000);
    assertThat(chip.counters().unheard()).isBetween(10_000L, 36_000L);
  }

  // VB-74
  @Test
  void unpluggingEndsTheHostsInputAndThePath() throws IOException, InterruptedException {
    Path link = folder.resolve("board");
    line.unplug();
    line.plug(link);
    BlockingQueue<Integer> end = new LinkedBlockingQueue<>();
    try (InputStream host = Files.newInputStream(link)) {
      Thread reader = new Thread(() -> end.add(readByte(host)));
      reader.start();
      line.unplug();
      assertThat(end.poll(10, TimeUnit.SECONDS)).isEqualTo(-1);
    }
    assertThat(Files.exists(link, java.nio.file.LinkOption.NOFOLLOW_LINKS)).isFalse();
    assertThat(line.address()).isEqualTo("unplugged");
    print("to nobody");
  }

  private static int readByte(InputStream host) {
    try {
      return host.read();
    } catch (IOException hungUp) {
      return -1;
    }
  }

  // VB-74
  @Test
  void aLinePluggedInUnderAnotherPathIsTheSameBoard() throws IOException, InterruptedException {
    line.unplug();
    line.plug(folder.resolve("other"));
    assertThat(line.address()).isEqualTo(folder.resolve("other").toString());
    Files.writeString(folder.resolve("other"), "again\n");
    assertThat(read(6)).isEqualTo("again\n");
    assertThatThrownBy(line::plug).hasMessageContaining("unplug it first");
  }

  @Test
  void aTakenPathIsNamedAndThePortIsNotLeftOpen() throws IOException {
    Path taken = Files.writeString(folder.resolve("taken"), "precious");
    assertThatThrownBy(() -> PtyLine.open(watch, 115200, taken))
        .hasMessageContaining("choose another --link");
    PtyLine other = PtyLine.open(watch, 115200, folder.resolve("free"));
    assertThat(other.address()).isEqualTo(folder.resolve("free").toString());
    other.close();
    other.close();
  }
}
