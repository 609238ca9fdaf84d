package dev.wiretwin.api.cli;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineListener;
import dev.wiretwin.bridge.serial.LineOpening;
import dev.wiretwin.bridge.serial.SerialLine;

/**
 * Opens lines that have one rate and no other, because the user said so: whoever looks for a
 * board's rate finds only that one. Thread safe as what it wraps is.
 */
record FixedRate(LineOpening opening, int rate) implements LineOpening {
  @Override
  public SerialLine open(int baud, LineListener listener) throws LineFailure {
    return new FixedLine(opening.open(rate, listener));
  }

  /** The line as it is, but for its rate. */
  private record FixedLine(SerialLine line) implements SerialLine {
    @Override
    public String name() {
      return line.name();
    }

    @Override
    public void write(byte[] bytes) throws LineFailure {
      line.write(bytes);
    }

    @Override
    public int baud() {
      return line.baud();
    }

    @Override
    public void changeBaud(int baud) throws LineFailure {
      if (baud != line.baud()) {
        throw new LineFailure(
            line.name()
                + " is to stay at "
                + line.baud()
                + " baud: leave --baud out to try others");
      }
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
}
