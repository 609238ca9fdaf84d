package dev.wiretwin.bridge.serial.jserialcomm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fazecast.jSerialComm.SerialPort;
import dev.wiretwin.bridge.virtual.pty.PtyLine;
import dev.wiretwin.bridge.virtual.pty.PtyWatch;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the library does on a vanished or closed port, and what becomes of it. */
@Timeout(30)
class PortPipeTest {
  private final PtyWatch watch = PtyWatch.start();
  private final PtyLine board = PtyLine.open(watch, 115200);
  private final SerialPort port = SerialPort.getCommPort(board.address());
  private final PortPipe pipe = new PortPipe(port);

  PortPipeTest() throws IOException {}

  @BeforeEach
  void open() {
    port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, PortPipe.READ_PATIENCE_MS, 0);
    assertThat(port.openPort()).isTrue();
  }

  @AfterEach
  void end() {
    pipe.close();
    board.close();
    watch.close();
  }

  @Test
  void theErrorCodeOfASuccessIsNoError() {
    assertThat(port.getLastErrorCode()).isEqualTo(25);
    assertThat(pipe.isPresent()).isTrue();
    assertThat(pipe.write(new byte[] {1, 2})).isEqualTo(2);
    pipe.drain();
  }

  @Test
  void aVanishedPortReadsAsTheEndAndTakesNothing() {
    board.unplug();
    assertThat(pipe.read(new byte[10])).isEqualTo(-1);
    assertThat(port.isOpen()).isTrue();
    assertThat(pipe.isPresent()).isFalse();
    assertThat(pipe.write(new byte[] {1})).isNotPositive();
    pipe.drain();
  }

  @Test
  void aReaderThatWaitsIsFreedByClosing() {
    CompletableFuture<Void> waits = new CompletableFuture<>();
    CompletableFuture<Integer> reader =
        CompletableFuture.supplyAsync(
            () -> {
              waits.complete(null);
              int count = 0;
              while (count == 0) {
                count = pipe.read(new byte[10]);
              }
              return count;
            });
    waits.join();
    pipe.close();
    assertThat(reader.join()).isEqualTo(-1);
    pipe.close();
    assertThat(pipe.write(new byte[] {1})).isNotPositive();
  }
}
