package dev.wiretwin.bridge.virtual.pty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PtyWatchTest {
  private final PtyWatch watch = PtyWatch.start();
  private final BlockingQueue<Integer> ready = new LinkedBlockingQueue<>();
  private final List<Pty> opened = new ArrayList<>();

  PtyWatchTest() throws IOException {}

  @AfterEach
  void end() throws InterruptedException {
    watch.close();
    assertThat(watch.awaitEnd(5000)).isTrue();
    opened.forEach(Pty::close);
  }

  private Pty open() throws IOException {
    Pty pty = Pty.open(115200);
    opened.add(pty);
    return pty;
  }

  private void watch(Pty pty) {
    watch.whenReadable(pty.master(), () -> ready.add(pty.master()));
  }

  private Integer next() throws InterruptedException {
    return ready.poll(10, TimeUnit.SECONDS);
  }

  @Test
  void theOneThatTheHostWroteToIsTold() throws IOException, InterruptedException {
    for (int i = 0; i < 5; i++) {
      watch(open());
    }
    Files.writeString(opened.get(3).slave(), "x");
    assertThat(next()).isEqualTo(opened.get(3).master());
    assertThat(ready).isEmpty();
  }

  @Test
  void whatIsThereAlreadyIsToldAtOnceAndOnlyOnce() throws IOException, InterruptedException {
    Pty pty = open();
    Files.writeString(pty.slave(), "x");
    watch(pty);
    assertThat(next()).isEqualTo(pty.master());
    assertThat(ready.poll(30, TimeUnit.MILLISECONDS)).isNull();
    watch(pty);
    assertThat(next()).isEqualTo(pty.master());
  }

  @Test
  void theForgottenIsNotTold() throws IOException, InterruptedException {
    Pty pty = open();
    watch(pty);
    watch.forget(pty.master());
    Files.writeString(pty.slave(), "x");
    assertThat(ready.poll(30, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void aForgottenMasterHangsUpWhenClosed() throws IOException, InterruptedException {
    Pty pty = open();
    try (var host = Files.newInputStream(pty.slave())) {
      watch(pty);
      watch(open());
      watch.forget(pty.master());
      pty.close();
      assertThat(host.read()).isEqualTo(-1);
    }
  }

  @Test
  void anInterruptedWaitIsRemembered() throws IOException {
    Pty pty = open();
    watch(pty);
    Thread.currentThread().interrupt();
    watch.forget(pty.master());
    assertThat(Thread.interrupted()).isTrue();
  }
}
