package dev.wiretwin.bridge.serial.jserialcomm;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineListener;
import dev.wiretwin.bridge.serial.LinePump;
import dev.wiretwin.bridge.serial.PortRefusal;
import dev.wiretwin.bridge.serial.SerialLine;
import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A serial port of this machine, read by a thread of its own. Thread safe. Never opened twice: the
 * library resolves a link once per object, and would open whatever board has the old number.
 *
 * <p>Opening asserts neither DTR nor RTS for longer than the kernel itself does, and closing leaves
 * them as they are: on a NodeMCU they are the reset.
 */
public final class JSerialCommLine implements SerialLine {
  private static final int DATA_BITS = 8;
  private static final boolean PORTS_ARE_FILES = File.separatorChar == '/';
  private static final String TERMINALS = "/dev/pts";

  static {
    PortsEnd.begin();
  }

  private final String path;
  private final SerialPort port;
  private final PortPipe pipe;
  private final LinePump pump;

  /** A pty: bytes and nothing else. */
  private final boolean isTerminal;

  private volatile int baud;

  private JSerialCommLine(
      String path, int baud, SerialPort port, LineListener listener, Duration patience) {
    this.path = path;
    this.baud = baud;
    this.port = port;
    isTerminal = isTerminal(path);
    pipe = new PortPipe(port);
    pump = new LinePump(path, pipe, listener, patience);
  }

  /**
   * Opens a port, 8N1 and alone, and forgets what came before.
   *
   * @param path of the device, or of a link to it
   * @throws LineFailure if it cannot be had; says why and what to do
   */
  public static SerialLine open(String path, int baud, LineListener listener) throws LineFailure {
    return open(path, baud, listener, LinePump.USUAL_PATIENCE);
  }

  /**
   * @param patience how long a write may make no progress
   */
  public static SerialLine open(String path, int baud, LineListener listener, Duration patience)
      throws LineFailure {
    Path device = device(path);
    PortRefusal refusal = PortRefusal.onThisMachine();
    Optional<LineFailure> missing = PORTS_ARE_FILES ? refusal.missing(device) : Optional.empty();
    if (missing.isPresent()) {
      throw missing.get();
    }
    SerialPort port = port(path);
    port.setComPortParameters(baud, DATA_BITS, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
    port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, PortPipe.READ_PATIENCE_MS, 0);
    // said before it is opened, the library puts both lines in one step and clears HUPCL with them
    port.setDTRandRTS(false, false);
    // on a pty the library reports an error of the modem lines even when all went well: the truth
    // is in the return value alone
    if (!port.openPort()) {
      throw refusal.of(device, port.getLastErrorCode());
    }
    port.flushIOBuffers();
    JSerialCommLine line = new JSerialCommLine(path, baud, port, listener, patience);
    line.pump.start();
    return line;
  }

  private static boolean isTerminal(String path) {
    try {
      return PORTS_ARE_FILES && Path.of(path).toRealPath().startsWith(TERMINALS);
    } catch (IOException gone) {
      return false; // whoever uses it is told
    }
  }

  private static Path device(String path) throws LineFailure {
    try {
      return Path.of(path);
    } catch (InvalidPathException none) {
      throw new LineFailure("a serial port cannot be called that: " + none.getReason());
    }
  }

  private static SerialPort port(String path) throws LineFailure {
    try {
      return SerialPort.getCommPort(path);
    } catch (SerialPortInvalidPortException none) {
      throw new LineFailure(path + " is no serial port");
    }
  }

  @Override
  public String name() {
    return path;
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
    if (rate <= 0 || !port.setBaudRate(rate)) {
      demandAlive();
      throw new LineFailure(path + " does not take " + rate + " baud: choose another rate");
    }
    baud = rate;
  }

  @Override
  public void modemLines(boolean dtr, boolean rts) throws LineFailure {
    pump.demandOpen();
    if (!port.setDTRandRTS(dtr, rts)) {
      demandAlive();
      throw new LineFailure(path + " has no DTR and RTS lines: reset the board by its button");
    }
  }

  /** A pty would take the setting and ignore it. */
  @Override
  public boolean hasFlowControl() {
    return !isTerminal;
  }

  @Override
  public void flowControl(boolean wanted) throws LineFailure {
    pump.demandOpen();
    if (wanted && isTerminal) {
      SerialLine.super.flowControl(true);
    }
    int both = SerialPort.FLOW_CONTROL_RTS_ENABLED | SerialPort.FLOW_CONTROL_CTS_ENABLED;
    if (!isTerminal && !port.setFlowControl(wanted ? both : SerialPort.FLOW_CONTROL_DISABLED)) {
      demandAlive();
      throw new LineFailure(path + " does not take flow control by RTS and CTS: leave it off");
    }
  }

  private void demandAlive() throws LineFailure {
    if (!pipe.isPresent()) {
      pump.giveUp(path + " is gone: was the board unplugged?");
      pump.demandOpen();
    }
  }

  @Override
  public void close() {
    if (pump.isOpen()) {
      pipe.drain();
    }
    pump.close();
  }
}
