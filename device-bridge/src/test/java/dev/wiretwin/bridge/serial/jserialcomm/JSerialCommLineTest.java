package dev.wiretwin.bridge.serial.jserialcomm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wiretwin.bridge.serial.HeardLine;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.SerialLine;
import dev.wiretwin.bridge.virtual.pty.PtyLine;
import dev.wiretwin.bridge.virtual.pty.PtyWatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class JSerialCommLineTest {
  private static final int ROUNDS = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @TempDir private Path folder;

  private final PtyWatch watch = PtyWatch.start();
  private final PtyLine board = PtyLine.open(watch, 115200);
  private final HeardLine heard = new HeardLine();

  JSerialCommLineTest() throws IOException {}

  @AfterEach
  void end() {
    board.close();
    watch.close();
  }

  private SerialLine open() throws LineFailure {
    return JSerialCommLine.open(board.address(), 115200, heard);
  }

  /** What the host wrote, as soon as all of it is there. */
  private static byte[] taken(PtyLine from, int count) throws Exception {
    byte[] all = new byte[count];
    for (int have = 0; have < count; ) {
      CompletableFuture<Void> ready = new CompletableFuture<>();
      from.whenReadable(() -> ready.complete(null));
      ready.get(10, TimeUnit.SECONDS);
      byte[] piece = new byte[count - have];
      int read = from.read(piece, piece.length);
      System.arraycopy(piece, 0, all, have, read);
      have += read;
    }
    return all;
  }

  private static byte[] allBytes() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    return all;
  }

  @Test
  void everyByteGoesBothWays() throws Exception {
    try (SerialLine line = open()) {
      assertThat(line.name()).isEqualTo(board.address());
      line.write(allBytes());
      assertThat(taken(board, 256)).isEqualTo(allBytes());
      board.write(allBytes(), 0, 256);
      assertThat(heard.next(256).getBytes(StandardCharsets.ISO_8859_1)).isEqualTo(allBytes());
    }
  }

  @Test
  void anUnpluggedBoardIsNoticedSoonAndToldOnce() throws Exception {
    try (SerialLine line = open()) {
      line.write(new byte[] {1});
      long before = System.nanoTime();
      board.unplug();
      assertThat(heard.next()).startsWith("gone: ").contains(line.name()).contains("unplugged");
      assertThat(System.nanoTime() - before).isLessThan(TimeUnit.SECONDS.toNanos(1));
      assertThatExceptionOfType(LineFailure.class)
          .isThrownBy(() -> line.write(new byte[] {1}))
          .withMessageContaining("unplugged");
      assertThatExceptionOfType(LineFailure.class).isThrownBy(() -> line.changeBaud(9600));
      assertThatExceptionOfType(LineFailure.class).isThrownBy(() -> line.modemLines(true, false));
      assertThat(heard.heardNothingMore()).isTrue();
    }
    assertThat(heard.heardNothingMore()).isTrue();
  }

  @Test
  void aBoardThatTakesNothingIsGivenUp() throws Exception {
    Duration patience = Duration.ofMillis(200);
    try (SerialLine line = JSerialCommLine.open(board.address(), 115200, heard, patience)) {
      assertThatExceptionOfType(LineFailure.class)
          .isThrownBy(() -> line.write(new byte[100_000]))
          .withMessageContaining("took nothing for 200 ms");
      assertThat(heard.next()).contains("took nothing for 200 ms");
    }
    // and the port is free again
    open().close();
  }

  @Test
  void aWriterThatWaitsIsFreedByClosing() throws Exception {
    SerialLine line = open();
    CompletableFuture<Throwable> writer =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                line.write(new byte[100_000]);
                return null;
              } catch (LineFailure freed) {
                return freed;
              }
            });
    taken(board, 4096);
    line.close();
    assertThat(writer.join()).hasMessageContaining("is closed");
    assertThat(heard.heardNothingMore()).isTrue();
  }

  @Test
  void aPortInUseIsNotShared() throws Exception {
    try (SerialLine line = open()) {
      assertThatExceptionOfType(LineFailure.class)
          .isThrownBy(this::open)
          .withMessage(line.name() + " is already open here: close it first");
    }
    open().close();
    assertThat(heard.heardNothingMore()).isTrue();
  }

  @Test
  void aPortHeldByAnotherProgramIsRefusedWithItsName() throws Exception {
    Process other =
        new ProcessBuilder("flock", board.address(), "sh", "-c", "echo locked; read wait")
            .redirectErrorStream(true)
            .start();
    try {
      assertThat(other.inputReader().readLine()).isEqualTo("locked");
      assertThatExceptionOfType(LineFailure.class)
          .isThrownBy(this::open)
          .withMessageContaining("is held by ")
          .withMessageContaining("(process ");
    } finally {
      other.outputWriter().close();
      other.waitFor();
    }
  }

  @Test
  void whatTheBoardSaidBeforeIsForgotten() throws Exception {
    open().close();
    board.write("old news".getBytes(StandardCharsets.US_ASCII), 0, 8);
    try (SerialLine line = open()) {
      line.write(new byte[] {'?'});
      taken(board, 1);
      board.write(new byte[] {'!'}, 0, 1);
      assertThat(heard.next()).isEqualTo("!");
    }
  }

  /** Whoever read from it before is no longer there, not even for a moment. */
  @Test
  void whoOpensItNextHearsAllOfIt() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      try (SerialLine line = open()) {
        line.write(new byte[] {'?'});
        taken(board, 1);
        board.write(new byte[] {'!'}, 0, 1);
        assertThat(heard.next(PATIENCE)).as("round %d", round).contains("!");
      }
    }
  }

  @Test
  void aLinkThatLeadsToAnotherBoardNowIsFollowedAnew() throws Exception {
    Path link = folder.resolve("board");
    board.unplug();
    board.plug(link);
    try (PtyLine other = PtyLine.open(watch, 115200)) {
      SerialLine stale = JSerialCommLine.open(link.toString(), 115200, heard);
      assertThat(stale.name()).isEqualTo(link.toString());
      board.unplug();
      assertThat(heard.next()).startsWith("gone: ");
      Files.createSymbolicLink(link, Path.of(other.address()));
      assertThatExceptionOfType(LineFailure.class).isThrownBy(() -> stale.write(new byte[] {'s'}));
      try (SerialLine fresh = JSerialCommLine.open(link.toString(), 115200, heard)) {
        fresh.write(new byte[] {'f'});
        assertThat(taken(other, 1)).containsExactly('f');
      }
      stale.close();
    }
  }

  @Test
  void theRateIsChangedAndTheBoardSeesIt() throws Exception {
    try (SerialLine line = open()) {
      for (int rate : new int[] {921600, 74880, 9600}) {
        line.changeBaud(rate);
        assertThat(line.baud()).isEqualTo(rate);
        assertThat(board.speed()).isEqualTo(rate);
      }
      assertThatExceptionOfType(LineFailure.class)
          .isThrownBy(() -> line.changeBaud(0))
          .withMessageContaining("does not take 0 baud");
      assertThat(line.baud()).isEqualTo(9600);
    }
  }

  @Test
  void aLineWithoutModemLinesSaysSoAndGoesOn() throws Exception {
    try (SerialLine line = open()) {
      assertThatExceptionOfType(LineFailure.class)
          .isThrownBy(() -> line.modemLines(false, true))
          .withMessageContaining("has no DTR and RTS lines");
      line.write(new byte[] {7});
      assertThat(taken(board, 1)).containsExactly(7);
    }
  }

  @Test
  void aLineWithoutRtsAndCtsRefusesFlowControlAndGoesOn() throws Exception {
    try (SerialLine line = open()) {
      assertThat(line.hasFlowControl()).isFalse();
      line.flowControl(false);
      assertThatExceptionOfType(LineFailure.class)
          .isThrownBy(() -> line.flowControl(true))
          .withMessageContaining("has no RTS and CTS lines: leave flow control off");
      line.write(new byte[] {'x'});
    }
  }

  @Test
  void closingDoesNotDropTheModemLines() throws Exception {
    try (SerialLine line = open()) {
      Process stty = new ProcessBuilder("stty", "-a", "-F", line.name()).start();
      assertThat(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .contains("-hupcl")
          .contains("-crtscts")
          .contains("-ixon");
    }
  }

  @Test
  void whatIsNoPortIsSaidWithTheRemedy() throws Exception {
    assertThatExceptionOfType(LineFailure.class)
        .isThrownBy(() -> JSerialCommLine.open("/dev/no-such-port", 9600, heard))
        .withMessageContaining("there is no serial port /dev/no-such-port");
    Path file = Files.createFile(folder.resolve("file"));
    for (String path : new String[] {file.toString(), folder.toString(), "/dev/null"}) {
      assertThatExceptionOfType(LineFailure.class)
          .isThrownBy(() -> JSerialCommLine.open(path, 9600, heard))
          .withMessageStartingWith(path + " is no serial port");
    }
    assertThatExceptionOfType(LineFailure.class)
        .isThrownBy(() -> JSerialCommLine.open("a\0b", 9600, heard))
        .withMessageContaining("cannot be called that");
  }
}
