package dev.wiretwin.bridge.virtual.pty;

import com.sun.jna.NativeLong;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Tells whenever somebody opens the host's end of a pseudo terminal, as an adapter's DTR would: the
 * terminal itself says nothing of it. Any thread. Source: {@code inotify(7)}.
 */
final class PtyOpenings implements AutoCloseable {
  /** A few news at a time; how many openings there were does not matter. */
  private static final int BUFFER = 512;

  private final PtyWatch watch;
  private final int news;
  private final Runnable opened;

  private PtyOpenings(PtyWatch watch, int news, Runnable opened) {
    this.watch = watch;
    this.news = news;
    this.opened = opened;
  }

  /**
   * @param opened runs on the watch's thread, once for one or several openings
   * @throws IOException if this machine does not tell
   */
  static PtyOpenings of(PtyWatch watch, Path slave, Runnable opened) throws IOException {
    int news = Libc.inotify_init1(Libc.IN_NONBLOCK | Libc.IN_CLOEXEC);
    if (news < 0 || Libc.inotify_add_watch(news, slave.toString(), Libc.IN_OPEN) < 0) {
      if (news >= 0) {
        Libc.close(news);
      }
      throw new IOException(
          "who opens " + slave + " cannot be seen: raise /proc/sys/fs/inotify/max_user_instances");
    }
    PtyOpenings openings = new PtyOpenings(watch, news, opened);
    watch.whenReadable(news, openings::come);
    return openings;
  }

  private void come() {
    byte[] some = new byte[BUFFER];
    boolean any = false;
    while (Libc.read(news, some, new NativeLong(some.length)).intValue() > 0) {
      any = true;
    }
    if (any) {
      watch.whenReadable(news, this::come);
      opened.run();
    }
  }

  @Override
  public void close() {
    watch.forget(news);
    Libc.close(news);
  }
}
