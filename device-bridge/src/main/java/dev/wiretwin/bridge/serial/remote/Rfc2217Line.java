package dev.wiretwin.bridge.serial.remote;

import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineListener;
import dev.wiretwin.bridge.serial.LinePump;
import dev.wiretwin.bridge.serial.SerialLine;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * A serial line behind a server that speaks RFC 2217, {@code rfc2217://host:port}: its rate and its
 * modem lines obey from here. Thread safe.
 */
public final class Rfc2217Line implements SerialLine {
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(3);
  private static final int EIGHT_BITS = 8;
  private static final int NO_PARITY = 1;
  private static final int ONE_STOP_BIT = 1;

  private final String name;
  private final Rfc2217Pipe pipe;
  private final LinePump pump;
  private final Duration limit;
  private volatile int baud;

  private Rfc2217Line(String name, int baud, Rfc2217Pipe pipe, LinePump pump, Duration limit) {
    this.name = name;
    this.baud = baud;
    this.pipe = pipe;
    this.pump = pump;
    this.limit = limit;
  }

  /**
   * Connects within ten seconds, agrees within three more, and sets 8N1 without flow control, DTR
   * and RTS cleared, and what came before forgotten.
   *
   * @throws LineFailure if it cannot be had; says why and what to do
   */
  public static SerialLine open(String host, int port, int baud, LineListener listener)
      throws LineFailure {
    return open(host, port, baud, listener, ANSWER_LIMIT);
  }

  /**
   * @param limit how long the server may take to answer
   */
  static SerialLine open(String host, int port, int baud, LineListener listener, Duration limit)
      throws LineFailure {
    String name = "rfc2217://" + host + ":" + port;
    SocketPipe socket = SocketPipe.connect(name, host, port, SocketPipe.CONNECT_PATIENCE);
    Rfc2217Pipe pipe = new Rfc2217Pipe(socket);
    Opened opened = new Opened(listener);
    LinePump pump = new LinePump(name, pipe, opened, LinePump.USUAL_PATIENCE);
    Rfc2217Line line = new Rfc2217Line(name, baud, pipe, pump, limit);
    try {
      pipe.greet();
      pump.start();
      line.agree();
      opened.done = true;
      pump.demandOpen();
      return line;
    } catch (LineFailure told) {
      pump.close();
      throw told;
    } catch (IOException gone) {
      pump.close();
      throw new LineFailure(name + " hung up: " + gone.getMessage());
    }
  }

  private void agree() throws LineFailure {
    if (!pipe.awaitAgreement(limit)) {
      throw new LineFailure(
          name + " does not speak RFC 2217: use tcp:// for a raw line, or another port");
    }
    changeBaud(baud);
    List<ComPort> frame =
        List.of(
            ComPort.one(ComPort.DATA_SIZE, EIGHT_BITS),
            ComPort.one(ComPort.PARITY, NO_PARITY),
            ComPort.one(ComPort.STOP_SIZE, ONE_STOP_BIT));
    List<ComPort> answers = ask(frame);
    for (int i = 0; i < frame.size(); i++) {
      if (!answers.get(i).sameAs(frame.get(i))) {
        throw new LineFailure(name + " does not take 8N1: look at the server's settings");
      }
    }
    ask(List.of(ComPort.noFlowControl()));
    modemLines(false, false);
    ask(List.of(ComPort.purge()));
  }

  private List<ComPort> ask(List<ComPort> commands) throws LineFailure {
    return pipe.ask(pump, limit, commands);
  }

  /** Tells of the end only of a line that was opened: a failed opening says so itself. */
  private static final class Opened implements LineListener {
    private final LineListener listener;
    private volatile boolean done;

    Opened(LineListener listener) {
      this.listener = listener;
    }

    @Override
    public void received(byte[] bytes) {
      // what came before the port was set and purged is what came before
      if (done) {
        listener.received(bytes);
      }
    }

    @Override
    public void gone(String why) {
      if (done) {
        listener.gone(why);
      }
    }
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
    int now = rate <= 0 ? -1 : ask(List.of(ComPort.baud(rate))).get(0).number();
    if (now != rate) {
      throw new LineFailure(name + " does not take " + rate + " baud: choose another rate");
    }
    baud = rate;
  }

  /** In an order that never passes through the reset by itself: RTS without DTR. */
  @Override
  public void modemLines(boolean dtr, boolean rts) throws LineFailure {
    pump.demandOpen();
    List<ComPort> commands =
        rts
            ? List.of(ComPort.dtr(dtr), ComPort.rts(true))
            : List.of(ComPort.rts(false), ComPort.dtr(dtr));
    List<ComPort> answers = ask(commands);
    if (!answers.get(0).sameAs(commands.get(0)) || !answers.get(1).sameAs(commands.get(1))) {
      throw new LineFailure(
          name + " does not move DTR and RTS: reset the board by its button instead");
    }
  }

  @Override
  public void close() {
    pump.close();
  }
}
