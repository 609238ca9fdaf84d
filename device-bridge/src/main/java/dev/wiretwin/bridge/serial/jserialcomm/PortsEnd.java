package dev.wiretwin.bridge.serial.jserialcomm;

import com.fazecast.jSerialComm.SerialPort;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets those finish who have ports open when the process is told to end. The library closes all
 * ports then, on a thread of its own: a board would be left with whatever was going on. Thread
 * safe.
 */
public final class PortsEnd {
  private static final Set<Runnable> WAITING = ConcurrentHashMap.newKeySet();

  private PortsEnd() {}

  /**
   * From now on the end of the process waits for this before ports are closed.
   *
   * @param patient returns when its owner has given its ports back, and some seconds later anyway
   */
  public static void waitsFor(Runnable patient) {
    WAITING.add(patient);
  }

  /** There is nothing to wait for any more. */
  public static void forgets(Runnable patient) {
    WAITING.remove(patient);
  }

  /** Tells the library; once, with the first port. */
  static void begin() {
    SerialPort.addShutdownHook(new Thread(PortsEnd::await, "wiretwin-ports-end"));
  }

  static void await() {
    WAITING.forEach(Runnable::run);
  }
}
