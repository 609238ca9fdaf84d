package dev.wiretwin.bridge.serial.jserialcomm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineListener;
import dev.wiretwin.bridge.serial.PortHolder;
import dev.wiretwin.bridge.serial.SerialLine;
import dev.wiretwin.bridge.virtual.pty.PtyLine;
import dev.wiretwin.bridge.virtual.pty.PtyWatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class JSerialCommLineTest implements LineListener {
  @TempDir private Path folder;

  private final PtyWatch watch = PtyWatch.start();
  private final PtyLine board = PtyLine.open(watch, 115200);
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final CompletableFuture<String> gone = new CompletableFuture<>();

  JSerialCommLineTest() throws IOException {}

  @Override
  public void received(byte[] bytes) {
    for (byte one : bytes) {
      heard.add(String.valueOf((char) (one & 0xFF)));
    }
  }

  @Override
  public void gone(String why) {
    gone.complete(why);
  }

  @AfterEach
  void end() {
    board.close();
    watch.close();
  }

  private SerialLine open() throws LineFailure {
    return JSerialCommLine.open(board.address(), 115200, this);
  }

  @Test
  void bytesGoBothWays() throws Exception {
    try (SerialLine line = open()) {
      assertThat(line.name()).isEqualTo(board.address());
      CompletableFuture<Void> ready = new CompletableFuture<>();
      board.whenReadable(() -> ready.complete(null));
      line.write("hi\u00ff".getBytes(StandardCharsets.ISO_8859_1));
      ready.join();
      byte[] read = new byte[10];
      assertThat(board.read(read, 10)).isEqualTo(3);
      board.write(new byte[] {'o', 'k'}, 0, 2);
      assertThat(heard.take() + heard.take()).isEqualTo("ok");
    }
  }

  @Test
  void anUnpluggedBoardIsNoticedByReaderAndWriter() throws Exception {
    try (SerialLine line = open()) {
      board.unplug();
      assertThat(gone.join()).contains(line.name()).contains("unplugged");
      assertThatExceptionOfType(LineFailure.class).isThrownBy(() -> line.write(new byte[] {1}));
    }
  }

  @Test
  void aPortInUseIsNotShared() throws Exception {
    try (SerialLine line = open()) {
      assertThatExceptionOfType(LineFailure.class)
          .isThrownBy(this::open)
          .withMessageContaining(line.name());
    }
    open().close();
    assertThat(gone).isNotDone();
  }

  @Test
  void whatIsNotThereOrNotAllowedIsSaidWithTheRemedy() throws Exception {
    assertThatExceptionOfType(LineFailure.class)
        .isThrownBy(() -> JSerialCommLine.open("/dev/no-such-port", 9600, this))
        .withMessageContaining("there is no serial port /dev/no-such-port");
    Path file = Files.createFile(folder.resolve("file"));
    assertThatExceptionOfType(LineFailure.class)
        .isThrownBy(() -> JSerialCommLine.open(file.toString(), 9600, this))
        .withMessageContaining(file.toString());
    assertThat(JSerialCommLine.refused(folder.resolve("none"), PortHolder.onThisMachine()))
        .hasMessageContaining("usermod -aG dialout");
  }
}
