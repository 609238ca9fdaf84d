package dev.wiretwin.bridge.virtual.pty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PtyTest {
  private final Pty pty = Pty.open(115200);

  PtyTest() throws IOException {}

  @AfterEach
  void close() {
    pty.close();
  }

  private FileChannel host() throws IOException {
    return FileChannel.open(pty.slave(), StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private static byte[] allBytes() {
    byte[] all = new byte[256];
    for (int i = 0; i < 256; i++) {
      all[i] = (byte) i;
    }
    return all;
  }

  // VB-01
  @Test
  void allBytesGoBothWaysUntouched() throws IOException {
    try (FileChannel host = host()) {
      assertThat(pty.write(allBytes(), 0, 256)).isEqualTo(256);
      ByteBuffer heard = ByteBuffer.allocate(300);
      while (heard.position() < 256) {
        host.read(heard);
      }
      assertThat(Arrays.copyOf(heard.array(), 256)).isEqualTo(allBytes());
      host.write(ByteBuffer.wrap(allBytes()));
      byte[] into = new byte[300];
      assertThat(pty.read(into, 300)).isEqualTo(256);
      assertThat(Arrays.copyOf(into, 256)).isEqualTo(allBytes());
    }
  }

  // VB-01, VB-06
  @Test
  void whatIsPrintedBeforeTheFirstOpenIsNotEchoedAndWaits() throws IOException {
    byte[] text = "xxboot\r\n".getBytes(StandardCharsets.ISO_8859_1);
    pty.write(text, 2, 6);
    assertThat(pty.read(new byte[100], 100)).isZero();
    try (FileChannel host = host()) {
      ByteBuffer heard = ByteBuffer.allocate(100);
      host.read(heard);
      assertThat(new String(heard.array(), 0, heard.position(), StandardCharsets.ISO_8859_1))
          .isEqualTo("boot\r\n");
    }
  }

  @Test
  void closingAndOpeningByTheHostChangesNothing() throws IOException {
    for (int i = 0; i < 3; i++) {
      try (FileChannel host = host()) {
        host.write(ByteBuffer.wrap(new byte[] {(byte) i}));
      }
      byte[] into = new byte[10];
      assertThat(pty.read(into, 10)).isEqualTo(1);
      assertThat(into[0]).isEqualTo((byte) i);
      assertThat(pty.read(into, 10)).isZero();
    }
  }

  // VB-03
  @Test
  void theHostsRateIsSeen() throws IOException, InterruptedException {
    assertThat(pty.speed()).isEqualTo(115200);
    assertThat(Shell.run("stty", "-F", pty.slave().toString(), "speed")).isEqualTo("115200\n");
    Shell.run("stty", "-F", pty.slave().toString(), "9600");
    assertThat(pty.speed()).isEqualTo(9600);
    Shell.run("stty", "-F", pty.slave().toString(), "0");
    assertThat(pty.speed()).isEqualTo(9600);
  }

  // VB-06
  @Test
  void aHostThatDoesNotReadFillsTheKernelsBufferAndNoMore() {
    int taken = 0;
    for (int i = 0; i < 4000; i++) {
      taken += pty.write(allBytes(), 0, 256);
    }
    assertThat(taken).isBetween(4096, 100_000);
  }

  // VB-74
  @Test
  void closingTheMasterEndsTheHostsInput() throws IOException {
    try (FileChannel host = host()) {
      pty.close();
      assertThat(host.read(ByteBuffer.allocate(10))).isEqualTo(-1);
      assertThatThrownBy(() -> host.write(ByteBuffer.wrap(new byte[1])))
          .isInstanceOf(IOException.class);
    }
    assertThat(pty.read(new byte[1], 1)).isZero();
    assertThat(pty.write(new byte[1], 0, 1)).isZero();
    assertThat(pty.speed()).isEqualTo(115200);
  }

  @Test
  void elsewhereTheWayOutIsNamed() {
    assertThatThrownBy(() -> Pty.demandLinux("Windows 11"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "virtual serial ports are made on Linux only, not on Windows 11: use --tcp PORT");
  }
}
