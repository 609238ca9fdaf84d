package dev.wiretwin.bridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.SerialLine;
import dev.wiretwin.bridge.virtual.firmware.ConsoleBench;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A dialog finds its prompt at a console that waits for the end of something: noise may begin it.
 */
class UnfinishedChunkTest {
  /** The board answers what is written to it at once. */
  private record Wired(ConsoleBench bench, ConsoleDialog dialog) implements SerialLine {
    @Override
    public String name() {
      return "bench";
    }

    @Override
    public void write(byte[] bytes) {
      dialog.received(
          bench
              .type(new String(bytes, StandardCharsets.ISO_8859_1))
              .getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public int baud() {
      return 115_200;
    }

    @Override
    public void changeBaud(int baud) throws LineFailure {
      throw new LineFailure("the bench has one rate");
    }

    @Override
    public void modemLines(boolean dtr, boolean rts) throws LineFailure {
      throw new LineFailure("the bench has no modem lines");
    }

    @Override
    public void close() {
      bench.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x=", "f(", "x={", "while 1 do", "[[", "x=[[", "--[[", "x=[=[", "--[==[ ]]"})
  void thePromptIsFound(String begun) throws Exception {
    // the board answers at once or never: each look at the clock is the last
    long[] clock = {0};
    ConsoleDialog dialog = new ConsoleDialog(() -> clock[0] += 10_000_000_000L, "s");
    try (Wired line = new Wired(ConsoleBench.started(), dialog)) {
      dialog.on(line);
      line.write((begun + "\n").getBytes(StandardCharsets.US_ASCII));
      dialog.synchronise();
      assertThat(dialog.ask("", "6*7")).isEqualTo("42");
    }
  }
}
