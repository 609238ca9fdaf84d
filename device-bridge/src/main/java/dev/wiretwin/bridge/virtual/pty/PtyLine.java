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

  /** Null while nobody wants to know. */
  private Runnable opened;

  private PtyOpenings openings;

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
      openings = openings(fresh);
      if (waiting != null) {
        watch.whenReadable(pty.master(), this::readable);
      }
    } finally {
      lock.unlock();
    }
  }

  private PtyOpenings openings(Pty of) {
    try {
      return opened == null ? null : PtyOpenings.of(watch, of.slave(), opened);
    } catch (IOException silent) {
      throw new UncheckedIOException(silent.getMessage(), silent);
    }
  }

  /**
   * Pulls the line out: the host's program sees the end, and the path is gone. Any number of times.
   */
  public void unplug() {
    Pty old;
    StableLink oldLink;
    PtyOpenings oldOpenings;
    lock.lock();
    try {
      oldOpenings = openings;
      openings = null;
      old = pty;
      oldLink = link;
      pty = null;
      link = null;
    } finally {
      lock.unlock();
    }
    if (oldOpenings != null) {
      oldOpenings.close();
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

  /**
   * @throws UncheckedIOException if this machine does not tell
   */
  @Override
  public void whenOpened(Runnable what) {
    PtyOpenings before;
    lock.lock();
    try {
      before = openings;
      opened = what;
      openings = pty == null ? null : openings(pty);
    } finally {
      lock.unlock();
    }
    if (before != null) {
      before.close();
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
