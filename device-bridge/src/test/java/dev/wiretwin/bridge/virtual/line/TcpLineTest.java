package dev.wiretwin.bridge.virtual.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class TcpLineTest {
  private final SocketWatch watch = SocketWatch.start();
  private final LineWorker worker = new LineWorker("lines under test");
  private final TcpLine line = TcpLine.open(watch, 0);
  private final BlockingQueue<Boolean> interrupts = new LinkedBlockingQueue<>();
  private final UartChip chip = new UartChip(line, worker, 115200, 1, report -> {});

  TcpLineTest() throws IOException {
    chip.onReceived(() -> interrupts.add(true));
  }

  @AfterEach
  void end() {
    chip.close();
    worker.close();
    line.close();
    watch.close();
  }

  private Socket connect() throws IOException {
    return new Socket("127.0.0.1", line.port());
  }

  private void print(String latin1) {
    byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
    chip.write(bytes, 0, bytes.length);
  }

  private static void send(Socket host, String latin1) throws IOException {
    host.getOutputStream().write(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String hear(Socket host, int length) throws IOException {
    return new String(host.getInputStream().readNBytes(length), StandardCharsets.ISO_8859_1);
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

  @Test // VB-05
  void whoConnectsOpensIt() throws IOException, InterruptedException {
    CountDownLatch opened = new CountDownLatch(2);
    line.whenOpened(opened::countDown);
    connect().close();
    connect().close();
    assertThat(opened.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aClientAndABoardTalk() throws IOException, InterruptedException {
    try (Socket host = connect()) {
      send(host, "print(1)\n");
      assertThat(read(9)).isEqualTo("print(1)\n");
      print("1\r\n> ");
      assertThat(hear(host, 5)).isEqualTo("1\r\n> ");
    }
    assertThat(line.address()).isEqualTo("127.0.0.1:" + line.port());
    assertThat(line.speed()).isZero();
  }

  // VB-06
  @Test
  void whatTheBoardSaysToNobodyIsLost() throws IOException, InterruptedException {
    print("nobody hears this");
    chip.setup(115200);
    assertThat(chip.counters().unheard()).isEqualTo(17);
    try (Socket host = connect()) {
      send(host, "x");
      assertThat(read(1)).isEqualTo("x");
      print("heard");
      assertThat(hear(host, 5)).isEqualTo("heard");
    }
  }

  // VB-06
  @Test
  void whatAClientDoesNotFetchIsLostInTheEnd() throws IOException, InterruptedException {
    chip.setup(3_686_400);
    try (Socket host = connect()) {
      send(host, "x");
      assertThat(read(1)).isEqualTo("x");
      byte[] much = new byte[1_000_000];
      while (chip.counters().unheard() == 0) {
        line.write(much, 0, much.length);
        chip.write(much, 0, 200);
      }
      assertThat(host.isConnected()).isTrue();
    }
  }

  @Test
  void aNewClientTakesThePlaceOfTheOneBefore() throws IOException, InterruptedException {
    try (Socket first = connect()) {
      send(first, "1");
      assertThat(read(1)).isEqualTo("1");
      try (Socket second = connect()) {
        assertThat(first.getInputStream().read()).isEqualTo(-1);
        send(second, "2");
        assertThat(read(1)).isEqualTo("2");
      }
    }
  }

  @Test
  void aClientThatLeftIsFollowedByTheNext() throws IOException, InterruptedException {
    for (String name : new String[] {"a", "b", "c"}) {
      try (Socket host = connect()) {
        send(host, name);
        assertThat(read(1)).isEqualTo(name);
      }
    }
  }

  @Test
  void aClosedLineEndsItsClientAndFreesItsPort() throws IOException, InterruptedException {
    try (Socket host = connect()) {
      send(host, "x");
      assertThat(read(1)).isEqualTo("x");
      line.close();
      assertThat(host.getInputStream().read()).isEqualTo(-1);
    }
    assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
  }

  @Test
  void aTakenPortIsNamed() {
    assertThatThrownBy(() -> TcpLine.open(watch, line.port()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("127.0.0.1:" + line.port() + ": choose another port");
  }

  @Test
  void aClientThatBreaksOffIsFollowedByTheNext() throws IOException, InterruptedException {
    for (String name : new String[] {"a", "b"}) {
      try (Socket host = connect()) {
        send(host, name);
        assertThat(read(1)).isEqualTo(name);
        host.setSoLinger(true, 0); // closing resets the connection instead of ending it
      }
      byte[] unheard = {'?'};
      while (line.write(unheard, 0, 1) > 0) {
        Thread.onSpinWait(); // until the line has noticed
      }
    }
    assertThat(line.read(new byte[1], 1)).isZero();
  }

  @Test
  void aClientOfAClosedWatchIsLetGo() throws IOException, InterruptedException {
    try (Socket host = connect()) {
      send(host, "x");
      assertThat(read(1)).isEqualTo("x");
      watch.close();
      line.whenReadable(() -> interrupts.add(true));
      assertThat(host.getInputStream().read()).isEqualTo(-1);
      assertThat(line.write(new byte[1], 0, 1)).isZero();
    }
  }

  private enum Leaving {
    ENDS,
    BREAKS_OFF_BEFORE_A_READ,
    BREAKS_OFF_BEFORE_A_WRITE
  }

  @ParameterizedTest
  @EnumSource
  void whoeverLeavesIsNotWrittenToAnyMore(Leaving how) throws Exception {
    try (TcpLine bare = TcpLine.open(watch, 0)) {
      Socket host = new Socket("127.0.0.1", bare.port());
      while (bare.write(new byte[] {'?'}, 0, 1) == 0) {
        Thread.onSpinWait(); // until it is accepted
      }
      assertThat(host.getInputStream().read()).isEqualTo('?');
      CountDownLatch left = new CountDownLatch(1);
      bare.whenReadable(left::countDown);
      host.setSoLinger(how != Leaving.ENDS, 0);
      host.close();
      assertThat(left.await(10, TimeUnit.SECONDS)).isTrue();
      if (how != Leaving.BREAKS_OFF_BEFORE_A_WRITE) {
        assertThat(bare.read(new byte[1], 1)).isZero();
      }
      assertThat(bare.write(new byte[1], 0, 1)).isZero();
    }
  }
}
