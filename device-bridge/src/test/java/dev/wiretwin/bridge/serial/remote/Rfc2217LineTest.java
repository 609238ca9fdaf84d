package dev.wiretwin.bridge.serial.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wiretwin.bridge.serial.HeardLine;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.ResetSequence;
import dev.wiretwin.bridge.serial.SerialLine;
import dev.wiretwin.bridge.serial.remote.SerialServer.Manner;
import dev.wiretwin.bridge.virtual.pty.PtyLine;
import dev.wiretwin.bridge.virtual.pty.PtyWatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class Rfc2217LineTest {
  private static final String HOST = "127.0.0.1";

  private final PtyWatch watch = PtyWatch.start();
  private final PtyLine board = PtyLine.open(watch, 115200);
  private final HeardLine heard = new HeardLine();

  Rfc2217LineTest() throws IOException {}

  @AfterEach
  void end() {
    board.close();
    watch.close();
  }

  private SerialLine open(SerialServer server) throws LineFailure {
    return Rfc2217Line.open(HOST, server.port(), 115200, heard);
  }

  private byte[] taken(int count) throws Exception {
    byte[] all = new byte[count];
    for (int have = 0; have < count; ) {
      CompletableFuture<Void> ready = new CompletableFuture<>();
      board.whenReadable(() -> ready.complete(null));
      ready.get(10, TimeUnit.SECONDS);
      byte[] piece = new byte[count - have];
      int read = board.read(piece, piece.length);
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
  void openingSetsThePortAndClearsTheModemLinesResetLast() throws Exception {
    try (SerialServer server = new SerialServer(Manner.GOOD, board.address());
        SerialLine line = open(server)) {
      assertThat(line.name()).isEqualTo("rfc2217://127.0.0.1:" + server.port());
      assertThat(line.baud()).isEqualTo(115200);
      assertThat(board.speed()).isEqualTo(115200);
      assertThat(server.commands)
          .containsExactly("1=115200", "2=8", "3=1", "4=1", "5=1", "5=12", "5=9", "12=3");
    }
  }

  @Test
  void everyByteGoesBothWays() throws Exception {
    try (SerialServer server = new SerialServer(Manner.GOOD, board.address());
        SerialLine line = open(server)) {
      line.write(allBytes());
      assertThat(taken(256)).isEqualTo(allBytes());
      board.write(allBytes(), 0, 256);
      assertThat(heard.next(256).getBytes(StandardCharsets.ISO_8859_1)).isEqualTo(allBytes());
    }
  }

  @Test
  void theRateAndTheModemLinesObey() throws Exception {
    try (SerialServer server = new SerialServer(Manner.GOOD, board.address());
        SerialLine line = open(server)) {
      line.changeBaud(921600);
      assertThat(board.speed()).isEqualTo(921600);
      assertThat(line.baud()).isEqualTo(921600);
      assertThatExceptionOfType(LineFailure.class).isThrownBy(() -> line.changeBaud(0));
      server.commands.clear();
      ResetSequence.RUN.play(line, time -> server.commands.add("wait"));
      assertThat(server.commands).containsExactly("5=9", "5=11", "wait", "5=12", "5=9");
    }
  }

  @Test
  void anOptionNobodyAskedForIsRefused() throws Exception {
    try (SerialServer server = new SerialServer(Manner.GOOD, null);
        SerialLine line = open(server)) {
      server.send(255, 251, 1);
      server.send(255, 253, 24);
      assertThat(server.refused.take()).isEqualTo("254 1");
      assertThat(server.refused.take()).isEqualTo("252 24");
      line.write(new byte[] {1});
    }
  }

  @Test
  void aServerMayAskForSilence() throws Exception {
    try (SerialServer server = new SerialServer(Manner.GOOD, board.address());
        SerialLine line = open(server)) {
      server.send(255, 250, 44, 108, 255, 240, '!');
      assertThat(heard.next()).isEqualTo("!");
      CompletableFuture<Void> writing =
          CompletableFuture.runAsync(
              () -> {
                try {
                  line.write(new byte[] {'x'});
                } catch (LineFailure failed) {
                  throw new java.io.UncheckedIOException(failed);
                }
              });
      assertThat(writing).isNotDone();
      server.send(255, 250, 44, 109, 255, 240, '!');
      writing.get(10, TimeUnit.SECONDS);
      assertThat(taken(1)).containsExactly('x');
    }
  }

  @ParameterizedTest
  @CsvSource({
    "REFUSES_THE_OPTION, does not speak RFC 2217",
    "SAYS_NOTHING, does not speak RFC 2217",
    "KEEPS_ITS_BAUD, does not take 115200 baud",
    "KEEPS_SEVEN_BITS, does not take 8N1",
    "KEEPS_ITS_MODEM_LINES, does not move DTR and RTS"
  })
  void aServerThatIsNotGoodIsSaidToBeSo(Manner manner, String says) throws Exception {
    Duration limit = manner == Manner.SAYS_NOTHING ? Duration.ofMillis(300) : Duration.ofSeconds(9);
    try (SerialServer server = new SerialServer(manner, null)) {
      assertThatExceptionOfType(LineFailure.class)
          .isThrownBy(() -> Rfc2217Line.open(HOST, server.port(), 115200, heard, limit))
          .withMessageContaining(says)
          .withMessageContaining("rfc2217://127.0.0.1:" + server.port());
    }
    assertThat(heard.heardNothingMore()).isTrue();
  }

  @Test
  void anAnswerThatDoesNotComeIsNotWaitedForForEver() throws Exception {
    try (SerialServer server = new SerialServer(Manner.STOPS_ANSWERING, null);
        SerialLine line =
            Rfc2217Line.open(HOST, server.port(), 115200, heard, Duration.ofSeconds(2))) {
      line.changeBaud(9600);
      assertThatExceptionOfType(LineFailure.class)
          .isThrownBy(() -> line.changeBaud(115200))
          .withMessageContaining("did not answer within 2000 ms");
      assertThat(line.baud()).isEqualTo(9600);
    }
  }

  @Test
  void aServerThatHangsUpEndsTheLineOnce() throws Exception {
    try (SerialServer server = new SerialServer(Manner.GOOD, null);
        SerialLine line = open(server)) {
      server.hangUp();
      assertThat(heard.next()).startsWith("gone: " + line.name() + " is gone");
      assertThatExceptionOfType(LineFailure.class).isThrownBy(() -> line.write(new byte[] {1}));
      assertThatExceptionOfType(LineFailure.class).isThrownBy(() -> line.modemLines(true, true));
    }
    assertThat(heard.heardNothingMore()).isTrue();
  }
}
