package dev.wiretwin.bridge.serial.jserialcomm;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.LineListener;
import dev.wiretwin.bridge.serial.PortHolder;
import dev.wiretwin.bridge.serial.SerialLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A serial port of this machine, read by a thread of its own. Thread safe. Never opened twice: the
 * library resolves a link once per object, and would open whatever board has the old number.
 */
public final class JSerialCommLine implements SerialLine {
  private static final int READ_PATIENCE_MS = 200;
  private static final int READ_BYTES = 4096;
  private static final int DATA_BITS = 8;

  private final String path;
  private final SerialPort port;
  private final LineListener listener;
  private volatile boolean closed;

  private JSerialCommLine(String path, SerialPort port, LineListener listener) {
    this.path = path;
    this.port = port;
    this.listener = listener;
  }

  /**
   * Opens a port, 8N1 and alone, and forgets what came before.
   *
   * @param path of the device, or of a link to it
   * @throws LineFailure if it cannot be had; says why and what to do
   */
  public static SerialLine open(String path, int baud, LineListener listener) throws LineFailure {
    Path device = Path.of(path);
    if (!Files.exists(device)) {
      throw new LineFailure(
          "there is no serial port " + path + ": plug the board in, or look at its path again");
    }
    SerialPort port;
    try {
      port = SerialPort.getCommPort(path);
    } catch (SerialPortInvalidPortException none) {
      throw new LineFailure(path + " is no serial port");
    }
    port.setComPortParameters(baud, DATA_BITS, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
    port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_PATIENCE_MS, 0);
    // on a pty the library reports an error of the modem lines even when all went well: the truth
    // is in the return value alone
    if (!port.openPort()) {
      throw refused(device, PortHolder.onThisMachine());
    }
    port.flushIOBuffers();
    JSerialCommLine line = new JSerialCommLine(path, port, listener);
    Thread reader = new Thread(line::read, "wiretwin-line " + path);
    reader.setDaemon(true);
    reader.start();
    return line;
  }

  static LineFailure refused(Path device, PortHolder holders) {
    if (!Files.isReadable(device) || !Files.isWritable(device)) {
      return new LineFailure(
          "you may not use "
              + device
              + ": run sudo usermod -aG dialout $USER, then log out and in again");
    }
    return new LineFailure(
        holders
            .of(device)
            .map(who -> device + " is held by " + who + ": end it first")
            .orElse(device + " cannot be opened as a serial port"));
  }

  @Override
  public String name() {
    return path;
  }

  @Override
  public void write(byte[] bytes) throws LineFailure {
    int from = 0;
    while (from < bytes.length) {
      int taken = closed ? -1 : port.writeBytes(bytes, bytes.length - from, from);
      // 0 is what a vanished port answers, too: it must not be asked for ever
      if (taken < 0 || taken == 0 && port.bytesAvailable() < 0) {
        throw new LineFailure(path + " is gone: plug the board in and start again");
      }
      from += taken;
    }
  }

  @Override
  public int baud() {
    return port.getBaudRate();
  }

  @Override
  public void changeBaud(int baud) throws LineFailure {
    if (closed || !port.setBaudRate(baud)) {
      throw new LineFailure(path + " does not take " + baud + " baud");
    }
  }

  @Override
  public void modemLines(boolean dtr, boolean rts) throws LineFailure {
    if (closed || !port.setDTRandRTS(dtr, rts)) {
      throw new LineFailure(path + " has no DTR and RTS lines: reset the board by its button");
    }
  }

  private void read() {
    byte[] buffer = new byte[READ_BYTES];
    while (!closed) {
      int count = port.readBytes(buffer, buffer.length);
      if (count > 0 && !closed) {
        listener.received(Arrays.copyOf(buffer, count));
      } else if (count < 0) {
        break;
      }
    }
    port.closePort();
    if (!closed) {
      closed = true;
      listener.gone(path + " is gone: was the board unplugged?");
    }
  }

  @Override
  public void close() {
    closed = true;
    port.closePort();
  }
}
