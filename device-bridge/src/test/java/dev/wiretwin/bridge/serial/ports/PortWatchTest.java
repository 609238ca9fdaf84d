package dev.wiretwin.bridge.serial.ports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PortWatchTest {
  private final Ports.Heard heard = new Ports.Heard();
  private volatile List<PortInfo> there = List.of();
  private PortWatch watch;

  private void watch(PortListener listener) {
    watch = PortWatch.start(() -> there, listener, Duration.ofMillis(1));
  }

  @AfterEach
  void endsSoon() throws InterruptedException {
    watch.close();
    assertThat(watch.awaitEnd(10_000)).isTrue();
  }

  @Test
  void portsComeAndGo() throws Exception {
    there = List.of(Ports.usb(0));
    watch(heard);
    assertThat(heard.said.take()).isEqualTo("+/dev/ttyUSB0");
    there = List.of(Ports.usb(0), Ports.usb(1));
    assertThat(heard.said.take()).isEqualTo("+/dev/ttyUSB1");
    there = List.of(Ports.usb(1));
    assertThat(heard.said.take()).isEqualTo("-/dev/ttyUSB0");
  }

  @Test
  void nothingIsToldAfterItIsClosed() throws Exception {
    BlockingQueue<PortWatch> self = new SynchronousQueue<>();
    BlockingQueue<String> said = new LinkedBlockingQueue<>();
    there = List.of(Ports.usb(0), Ports.usb(1));
    watch(
        new PortListener() {
          @Override
          public void came(PortInfo port) {
            try {
              self.take().close();
            } catch (InterruptedException ended) {
              Thread.currentThread().interrupt();
            }
            said.add(port.path());
          }

          @Override
          public void went(PortInfo port) {
            said.add("went");
          }
        });
    self.put(watch);
    assertThat(said.take()).isEqualTo("/dev/ttyUSB0");
    assertThat(watch.awaitEnd(10_000)).isTrue();
    assertThat(said).isEmpty();
  }

  @Test
  void aListenerThatFailsEndsNothing() throws Exception {
    there = List.of(Ports.usb(0));
    BlockingQueue<String> said = new LinkedBlockingQueue<>();
    BlockingQueue<String> failed = new LinkedBlockingQueue<>();
    PortListener failing =
        new PortListener() {
          @Override
          public void came(PortInfo port) {
            failed.add(port.path());
            throw new IllegalStateException("on purpose");
          }

          @Override
          public void went(PortInfo port) {
            said.add("-" + port.path());
          }
        };
    watch(failing);
    failed.take();
    there = List.of();
    assertThat(said.take()).isEqualTo("-/dev/ttyUSB0");
  }
}
