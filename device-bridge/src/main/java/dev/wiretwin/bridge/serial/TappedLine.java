package dev.wiretwin.bridge.serial;

import dev.wiretwin.bridge.serial.ConsoleLog.Direction;

/**
 * A line of which a {@link ConsoleLog} sees everything. As thread safe as the line it taps; it adds
 * no waiting of its own.
 */
public final class TappedLine implements SerialLine {
  private final SerialLine line;
  private final ConsoleLog log;

  private TappedLine(SerialLine line, ConsoleLog log) {
    this.line = line;
    this.log = log;
  }

  /** The same opening, whose lines the log sees from their first byte on. */
  public static LineOpening of(LineOpening opening, ConsoleLog log) {
    return (baud, listener) -> new TappedLine(opening.open(baud, new Tap(listener, log)), log);
  }

  /** Between the line and who listens to it. */
  private record Tap(LineListener listener, ConsoleLog log) implements LineListener {
    @Override
    public void received(byte[] bytes) {
      log.add(Direction.FROM_BOARD, bytes);
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
    log.add(Direction.TO_BOARD, bytes); // before its echo can come back
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
  public boolean hasFlowControl() {
    return line.hasFlowControl();
  }

  @Override
  public void flowControl(boolean wanted) throws LineFailure {
    line.flowControl(wanted);
  }

  @Override
  public void close() {
    line.close();
  }
}
