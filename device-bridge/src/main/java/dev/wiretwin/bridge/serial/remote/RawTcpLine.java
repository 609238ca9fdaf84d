package dev.wiretwin.bridge.serial.remote;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineListener;
import dev.wiretwin.bridge.serial.LinePump;
import dev.wiretwin.bridge.serial.SerialLine;
import java.time.Duration;

/**
 * A serial line behind a plain TCP connection, {@code tcp://host:port}: bytes only, so neither its
 * rate nor its modem lines can be changed from here. Thread safe.
 */
public final class RawTcpLine implements SerialLine {
  private final String name;
  private final int baud;
  private final LinePump pump;

  private RawTcpLine(String name, int baud, LinePump pump) {
    this.name = name;
    this.baud = baud;
    this.pump = pump;
  }

  /**
   * Connects within ten seconds.
   *
   * @param baud what the far end is set to; nobody can check it from here
   * @throws LineFailure if nobody answers; says why and what to do
   */
  public static SerialLine open(String host, int port, int baud, LineListener listener)
      throws LineFailure {
    return open(host, port, baud, listener, LinePump.USUAL_PATIENCE);
  }

  /**
   * @param patience how long a write may make no progress
   */
  static SerialLine open(String host, int port, int baud, LineListener listener, Duration patience)
      throws LineFailure {
    String name = "tcp://" + host + ":" + port;
    SocketPipe pipe = SocketPipe.connect(name, host, port, SocketPipe.CONNECT_PATIENCE);
    LinePump pump = new LinePump(name, pipe, listener, patience);
    pump.start();
    return new RawTcpLine(name, baud, pump);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void write(byte[] bytes) throws LineFailure {
    pump.write(bytes, baud);
  }

  @Override
  public int baud() {
    return baud;
  }

  @Override
  public void changeBaud(int rate) throws LineFailure {
    pump.demandOpen();
    if (rate != baud) {
      throw new LineFailure(
          name
              + " is a raw line and cannot be told another rate than "
              + baud
              + ": use rfc2217://, or change it at the far end");
    }
  }

  @Override
  public void modemLines(boolean dtr, boolean rts) throws LineFailure {
    pump.demandOpen();
    throw new LineFailure(
        name + " is a raw line without DTR and RTS: use rfc2217://, or the board's own button");
  }

  @Override
  public void close() {
    pump.close();
  }
}
