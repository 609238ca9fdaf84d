package dev.wiretwin.api.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ThrowableProxy;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private static List<String> lines(Throwable fault) {
    return Faults.lines(new ThrowableProxy(fault));
  }

  @Test
  void eachCauseIsToldWithoutWhatItSharesWithTheOneBefore() {
    List<String> lines = lines(new IOException("outer", new IllegalStateException("inner")));
    assertThat(lines.get(0)).isEqualTo("java.io.IOException: outer");
    assertThat(lines).contains("caused by java.lang.IllegalStateException: inner");
    assertThat(lines.get(lines.size() - 1)).startsWith("caused by");
  }

  @Test
  void noMessageIsNoMessage() {
    assertThat(lines(new IOException())).first().isEqualTo("java.io.IOException");
  }

  @Test
  void manyPlacesAreCounted() {
    assertThat(lines(deep(100)))
        .anyMatch(line -> line.matches("  … \\d+ more"))
        .hasSizeLessThan(70);
  }

  @Test
  void manyCausesAreLeftOut() {
    Throwable fault = new IOException("0");
    for (int i = 1; i < 30; i++) {
      fault = new IOException("" + i, fault);
    }
    assertThat(lines(fault)).endsWith("…").filteredOn(line -> line.startsWith("caused")).hasSize(7);
  }

  private static Throwable deep(int levels) {
    return levels == 0 ? new IOException("deep") : deep(levels - 1);
  }
}
