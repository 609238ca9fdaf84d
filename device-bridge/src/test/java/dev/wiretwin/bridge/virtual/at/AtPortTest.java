package dev.wiretwin.bridge.virtual.at;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.cpu.ManualCpu;
import dev.wiretwin.bridge.virtual.line.Uart;
import dev.wiretwin.bridge.virtual.module.MemoryUart;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** VB-42: where chunks end. */
class AtPortTest {
  private final ManualCpu cpu = new ManualCpu();
  private final MemoryUart memory = new MemoryUart();
  private final List<String> chunks = new ArrayList<>();
  private boolean still = true;

  /** The memory line with a host that does not always pause. */
  private final class Busy implements Uart {
    @Override
    public void write(byte[] bytes, int from, int length) {
      memory.write(bytes, from, length);
    }

    @Override
    public int read(byte[] into) {
      return memory.read(into);
    }

    @Override
    public void onReceived(Runnable interrupt) {
      memory.onReceived(interrupt);
    }

    @Override
    public boolean isHostStill() {
      return still;
    }

    @Override
    public void setup(int baud) {
      memory.setup(baud);
    }

    @Override
    public int baud() {
      return memory.baud();
    }
  }

  private final AtPort port =
      new AtPort(
          cpu, new Busy(), bytes -> chunks.add(new String(bytes, StandardCharsets.ISO_8859_1)));

  private void receive(String text) {
    memory.receive(text);
    cpu.advance(Uart.lookMicros(115_200));
  }

  @Test
  void aPauseEndsAChunk() {
    port.start();
    cpu.advance(5000);
    receive("abc");
    receive("de");
    assertThat(chunks).containsExactly("abc", "de");
  }

  @Test
  void withoutAPauseItGrowsToTheThreshold() {
    port.start();
    cpu.advance(5000);
    still = false;
    receive("a".repeat(60));
    assertThat(chunks).isEmpty();
    receive("b".repeat(60));
    assertThat(chunks).containsExactly("a".repeat(60) + "b".repeat(60));
    receive("+++");
    assertThat(chunks).hasSize(1);
    still = true;
    cpu.advance(Uart.lookMicros(115_200));
    assertThat(chunks).hasSize(2).endsWith("+++");
  }

  @Test
  void oneLookFindsAllTheChunksThatHaveCome() {
    port.start();
    cpu.advance(5000);
    still = false;
    receive("a".repeat(250));
    assertThat(chunks).extracting(String::length).containsExactly(100, 100);
    still = true;
    cpu.advance(Uart.lookMicros(115_200));
    assertThat(chunks).extracting(String::length).containsExactly(100, 100, 50);
  }

  @Test
  void whatWaitedBeforeTheStartIsFoundAndNothingAfterTheEnd() {
    memory.receive("early");
    port.start();
    cpu.advance(5000);
    assertThat(chunks).containsExactly("early");
    port.stop();
    receive("late");
    assertThat(chunks).hasSize(1);
  }

  @Test
  void aFastLineIsLookedAtMoreOften() {
    memory.setup(Uart.FAST_BAUD);
    port.start();
    cpu.advance(5000);
    memory.receive("abc");
    cpu.advance(Uart.lookMicros(Uart.FAST_BAUD));
    assertThat(chunks).containsExactly("abc");
    assertThat(Uart.lookMicros(Uart.FAST_BAUD)).isLessThan(Uart.lookMicros(115_200));
  }
}
