package dev.wiretwin.bridge.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wiretwin.bridge.serial.ConsoleLog.Direction;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The line underneath gives back at once what is written. */
class TappedLineTest implements SerialLine, LineListener {
  private final ConsoleLog log = new ConsoleLog(Clock.systemUTC());
  private final List<String> seen = new ArrayList<>();
  private LineListener hearer;
  private int baud;

  private SerialLine open() throws LineFailure {
    return TappedLine.of(
            (rate, listener) -> {
              baud = rate;
              hearer = listener;
              hearer.received(new byte[] {'!'});
              return this;
            },
            log)
        .open(9_600, this);
  }

  @Test
  void theLogSeesBothWaysFromTheFirstByteOn() throws LineFailure {
    try (SerialLine line = open()) {
      line.write(new byte[] {'a', 'b'});
    }
    assertThat(log.after(0).entries())
        .extracting(entry -> entry.direction() + " " + entry.bytes().text())
        .containsExactly("FROM_BOARD !", "TO_BOARD ab", "FROM_BOARD ab");
    assertThat(seen).containsExactly("!", "ab", "closed");
  }

  @Test
  void allElseIsTheLines() throws LineFailure {
    SerialLine line = open();
    assertThat(line.name()).isEqualTo("memory");
    assertThat(line.baud()).isEqualTo(9_600);
    line.changeBaud(19_200);
    assertThat(line.baud()).isEqualTo(19_200);
    assertThatExceptionOfType(LineFailure.class).isThrownBy(() -> line.modemLines(true, false));
    assertThat(line.hasFlowControl()).isTrue();
    line.flowControl(true);
    assertThat(seen).endsWith("flow control true");
    hearer.gone("pulled out");
    assertThat(seen).endsWith("gone: pulled out");
    assertThat(log.raw(Direction.TO_BOARD)).isEmpty();
  }

  @Override
  public void received(byte[] bytes) {
    seen.add(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  @Override
  public void gone(String why) {
    seen.add("gone: " + why);
  }

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public void write(byte[] bytes) {
    hearer.received(bytes);
  }

  @Override
  public int baud() {
    return baud;
  }

  @Override
  public void changeBaud(int other) {
    baud = other;
  }

  @Override
  public void modemLines(boolean dtr, boolean rts) throws LineFailure {
    throw new LineFailure("no such lines");
  }

  @Override
  public boolean hasFlowControl() {
    return true;
  }

  @Override
  public void flowControl(boolean wanted) {
    seen.add("flow control " + wanted);
  }

  @Override
  public void close() {
    seen.add("closed");
  }
}
