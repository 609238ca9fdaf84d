package dev.wiretwin.api.board;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineListener;
import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.serial.SerialLine;
import java.util.concurrent.atomic.AtomicLong;

/** A line whose bytes are counted. As thread safe as the line it is. */
record MeteredLine(SerialLine line, AtomicLong sent) implements SerialLine {
  /**
   * The same opening, counting.
   *
   * @param sent bytes to the board
   * @param received bytes from it
   */
  static LineOpening of(LineOpening opening, AtomicLong sent, AtomicLong received) {
    return (baud, listener) ->
        new MeteredLine(opening.open(baud, new Counting(listener, received)), sent);
  }

  private record Counting(LineListener listener, AtomicLong received) implements LineListener {
    @Override
    public void received(byte[] bytes) {
      received.addAndGet(bytes.length);
      listener.received(bytes);
    }

    @Override
    public void gone(String why) {
      listener.gone(why);
    }
  }

  @Override
  public String name() {
    return line.name();
  }

  @Override
  public void write(byte[] bytes) throws LineFailure {
    sent.addAndGet(bytes.length);
    line.write(bytes);
  }

  @Override
  public int baud() {
    return line.baud();
  }

  @Override
  public void changeBaud(int baud) throws LineFailure {
    line.changeBaud(baud);
  }

  @Override
  public void modemLines(boolean dtr, boolean rts) throws LineFailure {
    line.modemLines(dtr, rts);
  }

  @Override
  public void close() {
    line.close();
  }
}
