package dev.wiretwin.bridge.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

/** What a kind of line need not say itself. */
class SerialLineTest implements SerialLine {
  @Test
  void aLineHasNoFlowControlUnlessItSaysSo() throws LineFailure {
    assertThat(hasFlowControl()).isFalse();
    flowControl(false);
    assertThatExceptionOfType(LineFailure.class)
        .isThrownBy(() -> flowControl(true))
        .withMessage("memory has no RTS and CTS lines: leave flow control off");
  }

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public void write(byte[] bytes) throws LineFailure {
    throw new LineFailure("takes nothing");
  }

  @Override
  public int baud() {
    return 9_600;
  }

  @Override
  public void changeBaud(int baud) throws LineFailure {
    throw new LineFailure("has one rate");
  }

  @Override
  public void modemLines(boolean dtr, boolean rts) throws LineFailure {
    throw new LineFailure("has no modem lines");
  }

  @Override
  public void close() {
    // there is nothing to give back
  }
}
