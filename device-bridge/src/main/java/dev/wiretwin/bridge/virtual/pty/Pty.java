package dev.wiretwin.bridge.virtual.pty;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A pseudo terminal: the board holds the master, the host opens the slave as its serial port. The
 * slave is held open here too, and raw: otherwise the master would fail each time the host closes,
 * and what the board prints before the first open would be echoed back to it. On one thread at a
 * time; nothing waits.
 */
final class Pty implements AutoCloseable {
  private static final int LONGEST_NAME = 128;

  private final int master;
  private final int held;
  private final Path slave;
  private final byte[] settings = new byte[Termios.BYTES];
  private int lastSpeed;
  private boolean closed;

  private Pty(int master, int held, Path slave) {
    this.master = master;
    this.held = held;
    this.slave = slave;
  }

  /**
   * @param speed the rate that the host finds and may change
   * @throws IOException with the way out where there are no pseudo terminals
   */
  static Pty open(int speed) throws IOException {
    demandLinux(System.getProperty("os.name"));
    try {
      return opened(speed);
    } catch (LinkageError missing) {
      throw new IOException(
          "the C library cannot be called here (" + missing.getMessage() + "): use --tcp PORT",
          missing);
    }
  }

  static void demandLinux(String system) throws IOException {
    if (!system.toLowerCase(Locale.ROOT).startsWith("linux")) {
      throw new IOException(
          "virtual serial ports are made on Linux only, not on " + system + ": use --tcp PORT");
    }
  }

  private static Pty opened(int speed) throws IOException {
    int flags = Libc.O_RDWR | Libc.O_NOCTTY | Libc.O_CLOEXEC;
    int master = demand(Libc.posix_openpt(flags | Libc.O_NONBLOCK), "a master");
    int held = -1;
    try {
      demand(Libc.grantpt(master), "the right to it");
      demand(Libc.unlockpt(master), "its lock opened");
      byte[] name = new byte[LONGEST_NAME];
      int error = Libc.ptsname_r(master, name, new NativeLong(name.length));
      demand(error == 0 ? 0 : -1, "its name");
      String path = new String(name, StandardCharsets.US_ASCII);
      path = path.substring(0, path.indexOf('\0'));
      held = demand(Libc.open(path, flags), "its slave " + path);
      Pty pty = new Pty(master, held, Path.of(path));
      pty.makeRaw(speed);
      return pty;
    } catch (IOException failed) {
      Libc.close(master);
      if (held >= 0) {
        Libc.close(held);
      }
      throw failed;
    }
  }

  private static int demand(int result, String what) throws IOException {
    if (result < 0) {
      throw new IOException(
          "no pseudo terminal: "
              + what
              + " was refused (errno "
              + Native.getLastError()
              + "); is /dev/pts mounted and /proc/sys/kernel/pty/max not reached? Or use --tcp PORT");
    }
    return result;
  }

  private void makeRaw(int speed) throws IOException {
    demand(Libc.ioctl(held, new NativeLong(Libc.TCGETS2), settings), "reading its settings");
    new Termios(settings).makeRaw(speed);
    demand(Libc.ioctl(held, new NativeLong(Libc.TCSETS2), settings), "changing its settings");
    lastSpeed = speed;
  }

  /** The path that the host opens. */
  Path slave() {
    return slave;
  }

  int master() {
    return master;
  }

  /** The rate the host has chosen last; choosing 0, which is hanging up, is no choice. */
  int speed() {
    if (!closed && Libc.ioctl(master, new NativeLong(Libc.TCGETS2), settings) == 0) {
      int now = new Termios(settings).speed();
      lastSpeed = now > 0 ? now : lastSpeed;
    }
    return lastSpeed;
  }

  /** Takes what the host has written; 0 when there is nothing. */
  int read(byte[] into, int most) {
    int count = Math.min(into.length, most);
    return closed ? 0 : done(Libc.read(master, into, new NativeLong(count)));
  }

  /** Hands bytes to the host; returns how many the kernel took, 0 when its buffer is full. */
  int write(byte[] bytes, int from, int count) {
    if (closed) {
      return 0;
    }
    byte[] piece = bytes;
    if (from > 0) {
      piece = new byte[count];
      System.arraycopy(bytes, from, piece, 0, count);
    }
    return done(Libc.write(master, piece, new NativeLong(count)));
  }

  private static int done(NativeLong result) {
    return Math.max(0, result.intValue());
  }

  /**
   * Ends the line for the host: end of input, then errors. Nobody may wait for the master
   * meanwhile, or the kernel keeps the line.
   */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      Libc.close(held);
      Libc.close(master);
    }
  }
}
