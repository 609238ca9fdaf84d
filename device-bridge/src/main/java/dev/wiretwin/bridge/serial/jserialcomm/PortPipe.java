package dev.wiretwin.bridge.serial.jserialcomm;

import com.fazecast.jSerialComm.SerialPort;
import dev.wiretwin.bridge.serial.LinePipe;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * An open port of the library, its oddities taken out. One thread reads, one writes, anybody
 * closes.
 *
 * <p>Its error code is never asked: it is 25 after each success on a line without modem lines. No
 * data listener either: on a vanished port it is called a million times a second.
 */
final class PortPipe implements LinePipe {
  static final int READ_PATIENCE_MS = 200;
  private static final long DRAIN_STEP = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long LEAST_DRAIN = TimeUnit.MILLISECONDS.toNanos(5);
  private static final int DRAIN_STEPS = 250;

  private final SerialPort port;

  PortPipe(SerialPort port) {
    this.port = port;
  }

  @Override
  public int read(byte[] into) {
    return port.readBytes(into, into.length);
  }

  /** 0 is what a vanished port answers, and might be what a present one answers once. */
  @Override
  public int write(byte[] bytes) {
    int taken = port.writeBytes(bytes, bytes.length);
    return taken == 0 && isPresent() ? port.writeBytes(bytes, bytes.length) : taken;
  }

  /** The library says that it is open, even when it is gone: the kernel is asked. */
  boolean isPresent() {
    return port.bytesAvailable() >= 0;
  }

  /**
   * Lets the port send what it has taken, for a moment: the library throws the rest away when it
   * closes. On a pty nobody can tell whether all has arrived: a moment usually does, under load it
   * may not.
   */
  void drain() {
    LockSupport.parkNanos(LEAST_DRAIN);
    for (int i = 0; i < DRAIN_STEPS && port.bytesAwaitingWrite() > 0; i++) {
      LockSupport.parkNanos(DRAIN_STEP);
    }
  }

  /** Frees a blocked reader and a blocked writer, too. */
  @Override
  public void close() {
    port.closePort();
  }
}
