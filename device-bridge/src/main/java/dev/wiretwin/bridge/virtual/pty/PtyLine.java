package dev.wiretwin.bridge.virtual.pty;

import dev.wiretwin.bridge.virtual.line.HostLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A virtual serial port under a path, which can be unplugged and plugged in again: the host's
 * program then sees what it sees when an adapter is pulled out (VB-74). Any thread.
 *
 * <p>Settings other than the rate are the host's own affair, as at a real port: a host that turns
 * echo on sends the board's output back to it. What the host does not fetch stays in the kernel,
 * about 20 KB; what comes then is lost (VB-06).
 */
public final class PtyLine implements HostLine {
  private final ReentrantLock lock = new ReentrantLock();
  private final PtyWatch watch;
  private final int firstSpeed;
  private Pty pty;
  private StableLink link;
  private Runnable waiting;

  private PtyLine(PtyWatch watch, int firstSpeed) {
    this.watch = watch;
    this.firstSpeed = firstSpeed;
  }

  /**
   * @param speed the rate that a host finds which does not choose one
   */
  public static PtyLine open(PtyWatch watch, int speed) throws IOException {
    PtyLine line = new PtyLine(watch, speed);
    line.plug();
    return line;
  }

  /**
   * @param link a path that leads to the port while it is plugged in; a link that a killed process
   *     left there is replaced
   * @throws IOException when something else is there
   */
  public static PtyLine open(PtyWatch watch, int speed, Path link) throws IOException {
    PtyLine line = new PtyLine(watch, speed);
    line.plug(link);
    return line;
  }

  /** Plugs an unplugged line in, without a link. */
  public void plug() throws IOException {
    plug((StableLink) null);
  }

  /** Plugs an unplugged line in, under this path. */
  public void plug(Path path) throws IOException {
    plug(new StableLink(path));
  }

  private void plug(StableLink at) throws IOException {
    lock.lock();
    try {
      if (pty != null) {
        throw new IllegalStateException(address() + " is plugged in: unplug it first");
      }
      Pty fresh = Pty.open(firstSpeed);
      if (at != null) {
        try {
          at.place(fresh.slave());
        } catch (IOException refused) {
          fresh.close();
          throw refused;
        }
      }
      pty = fresh;
      link = at;
      if (waiting != null) {
        watch.whenReadable(pty.master(), this::readable);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Pulls the line out: the host's program sees the end, and the path is gone. Any number of times.
   */
  public void unplug() {
    Pty old;
    StableLink oldLink;
    lock.lock();
    try {
      old = pty;
      oldLink = link;
      pty = null;
      link = null;
    } finally {
      lock.unlock();
    }
    if (old != null) {
      watch.forget(old.master());
      old.close();
    }
    if (oldLink != null) {
      try {
        oldLink.remove();
      } catch (IOException kept) {
        throw new UncheckedIOException("remove " + oldLink.path() + " by hand", kept);
      }
    }
  }

  @Override
  public int read(byte[] into, int most) {
    lock.lock();
    try {
      return pty == null ? 0 : pty.read(into, most);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int write(byte[] bytes, int from, int count) {
    lock.lock();
    try {
      return pty == null ? 0 : pty.write(bytes, from, count);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int speed() {
    lock.lock();
    try {
      return pty == null ? 0 : pty.speed();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void whenReadable(Runnable ready) {
    lock.lock();
    try {
      waiting = ready;
      if (pty != null) {
        watch.whenReadable(pty.master(), this::readable);
      }
    } finally {
      lock.unlock();
    }
  }

  private void readable() {
    Runnable ready;
    lock.lock();
    try {
      ready = waiting;
      waiting = null;
    } finally {
      lock.unlock();
    }
    if (ready != null) {
      ready.run();
    }
  }

  /** The link's path, or the port's own; "unplugged" when there is neither. */
  @Override
  public String address() {
    lock.lock();
    try {
      if (link != null) {
        return link.path().toString();
      }
      return pty == null ? "unplugged" : pty.slave().toString();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    unplug();
  }
}
