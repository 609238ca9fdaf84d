package dev.wiretwin.bridge.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LinePumpTest {
  private static final int BAUD = 115200;

  private final TestPipe pipe = new TestPipe(Integer.MAX_VALUE);
  private final HeardLine heard = new HeardLine();
  private LinePump pump = pump(pipe, heard, Duration.ofSeconds(10));

  private static LinePump pump(TestPipe pipe, LineListener listener, Duration patience) {
    LinePump pump = new LinePump("the line", pipe, listener, patience);
    pump.start();
    return pump;
  }

  @AfterEach
  void endsSoon() throws InterruptedException {
    pump.close();
    pipe.ends();
    assertThat(pump.awaitEnd(10_000)).isTrue();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void whatComesIsTold() throws Exception {
    pipe.says("hi");
    pipe.says("");
    pipe.says("there");
    assertThat(heard.next()).isEqualTo("hi");
    assertThat(heard.next()).isEqualTo("there");
  }

  @Test
  void theEndIsToldOnceAndByBothSides() throws Exception {
    pipe.ends();
    assertThat(heard.next()).isEqualTo("gone: the line is gone: was the board unplugged?");
    assertThatExceptionOfType(LineFailure.class)
        .isThrownBy(() -> pump.write(bytes("x"), BAUD))
        .withMessageContaining("unplugged");
    assertThat(pump.awaitEnd(10_000)).isTrue();
    assertThat(heard.heardNothingMore()).isTrue();
    assertThat(pump.isOpen()).isFalse();
  }

  @Test
  void aReasonThatTheDeviceGivesIsToldOn() throws Exception {
    pipe.fails();
    assertThat(heard.next()).isEqualTo("gone: the line is gone: it broke");
  }

  @Test
  void aWriteGoesOnUntilAllIsTaken() throws Exception {
    pipe.takes(3);
    pump.write(bytes("abcdefgh"), BAUD);
    assertThat(pipe.written).extracting(String::new).containsExactly("abc", "def", "gh");
  }

  @Test
  void aSlowLineIsGivenLittleAtATime() throws Exception {
    pump.write(new byte[600], 9600);
    assertThat(pipe.written).extracting(piece -> piece.length).containsExactly(240, 240, 120);
    pipe.written.clear();
    pump.write(new byte[20], 50);
    assertThat(pipe.written).extracting(piece -> piece.length).containsExactly(16, 4);
  }

  @Test
  void aWriterFindsTheEndFirst() throws Exception {
    pipe.takes(-1);
    assertThatExceptionOfType(LineFailure.class)
        .isThrownBy(() -> pump.write(bytes("x"), BAUD))
        .withMessageContaining("gone");
    assertThat(heard.next()).startsWith("gone: the line is gone");
  }

  @Test
  void aDeviceThatTakesNothingIsGivenUp() throws Exception {
    pump.close();
    TestPipe full = new TestPipe(0);
    HeardLine listener = new HeardLine();
    LinePump impatient = pump(full, listener, Duration.ofMillis(50));
    assertThatExceptionOfType(LineFailure.class)
        .isThrownBy(() -> impatient.write(bytes("x"), BAUD))
        .withMessageContaining("took nothing for 50 ms");
    assertThat(listener.next()).contains("took nothing for 50 ms");
    assertThat(impatient.awaitEnd(10_000)).isTrue();
    assertThat(listener.heardNothingMore()).isTrue();
  }

  @Test
  void aListenerThatFailsEndsTheLineAndHearsOfIt() throws Exception {
    CompletableFuture<String> gone = new CompletableFuture<>();
    TestPipe other = new TestPipe(1);
    LinePump failing =
        pump(
            other,
            new LineListener() {
              @Override
              public void received(byte[] bytes) {
                throw new IllegalStateException("on purpose");
              }

              @Override
              public void gone(String why) {
                gone.complete(why);
                throw new IllegalStateException("on purpose again");
              }
            },
            Duration.ofSeconds(10));
    other.says("x");
    assertThat(gone.join()).contains("its listener failed").contains("on purpose");
    assertThat(other.closed.getCount()).isZero();
    assertThat(failing.awaitEnd(10_000)).isTrue();
  }

  @Test
  void aClosedLineSaysNothingAndTakesNothing() throws Exception {
    pump.close();
    pipe.says("late");
    assertThat(pump.awaitEnd(10_000)).isTrue();
    assertThat(heard.heardNothingMore()).isTrue();
    assertThatExceptionOfType(LineFailure.class)
        .isThrownBy(() -> pump.write(bytes("x"), BAUD))
        .withMessage("the line is closed: open it again");
    pump.giveUp("too late");
    assertThatExceptionOfType(LineFailure.class)
        .isThrownBy(() -> pump.write(new byte[0], BAUD))
        .withMessageContaining("closed");
  }

  @Test
  void aListenerMayCloseTheLineItself() throws Exception {
    CompletableFuture<LinePump> self = new CompletableFuture<>();
    CompletableFuture<String> gone = new CompletableFuture<>();
    TestPipe other = new TestPipe(1);
    LinePump closing =
        pump(
            other,
            new LineListener() {
              @Override
              public void received(byte[] bytes) {
                self.join().close();
              }

              @Override
              public void gone(String why) {
                gone.complete(why);
              }
            },
            Duration.ofSeconds(10));
    other.says("x");
    self.complete(closing);
    assertThat(closing.awaitEnd(10_000)).isTrue();
    assertThat(gone).isNotDone();
  }

  @Test
  void whoClosesWhileTheListenerIsBusyWaitsForIt() throws Exception {
    CompletableFuture<Void> entered = new CompletableFuture<>();
    CompletableFuture<Void> goOn = new CompletableFuture<>();
    HeardLine after = new HeardLine();
    TestPipe other = new TestPipe(1);
    LinePump busy =
        pump(
            other,
            new LineListener() {
              @Override
              public void received(byte[] bytes) {
                entered.complete(null);
                goOn.join();
                after.received(bytes);
              }

              @Override
              public void gone(String why) {
                after.gone(why);
              }
            },
            Duration.ofSeconds(10));
    other.says("x");
    entered.join();
    CompletableFuture<Void> closing = CompletableFuture.runAsync(busy::close);
    other.closed.await();
    goOn.complete(null);
    closing.join();
    assertThat(after.next()).isEqualTo("x");
    assertThat(busy.awaitEnd(10_000)).isTrue();
    assertThat(after.heardNothingMore()).isTrue();
  }

  @Test
  void whatIsSentWholeSharesTheLinesFate() throws Exception {
    pump.send(() -> pipe.write(bytes("whole")));
    assertThat(new String(pipe.written.take(), StandardCharsets.ISO_8859_1)).isEqualTo("whole");
    pipe.takes(-1);
    assertThatExceptionOfType(LineFailure.class)
        .isThrownBy(() -> pump.send(() -> pipe.write(bytes("x"))))
        .withMessage("the line is gone: it broke");
    assertThat(heard.next()).isEqualTo("gone: the line is gone: it broke");
    assertThatExceptionOfType(LineFailure.class)
        .isThrownBy(() -> pump.send(() -> pipe.write(bytes("y"))));
  }
}
