package dev.wiretwin.bridge.lua;

import dev.wiretwin.bridge.identify.BootReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between a board and whoever listens to it: what a listener throws is reported in the log
 * and keeps the board from nothing. As thread safe as the listener.
 *
 * @param behind hears everything
 */
record GuardedListener(BoardListener behind) implements BoardListener {
  private static final Logger LOG = LoggerFactory.getLogger(GuardedListener.class);

  private static void safely(Runnable told) {
    try {
      told.run();
    } catch (RuntimeException thrown) {
      LOG.warn("a board's listener threw; the board goes on", thrown);
    }
  }

  @Override
  public void ready(int heapBytes) {
    safely(() -> behind.ready(heapBytes));
  }

  @Override
  public void restarted(String why) {
    safely(() -> behind.restarted(why));
  }

  @Override
  public void reason(BootReason reason) {
    safely(() -> behind.reason(reason));
  }

  @Override
  public void troubled(String why) {
    safely(() -> behind.troubled(why));
  }

  @Override
  public void gone(String why) {
    safely(() -> behind.gone(why));
  }

  @Override
  public void console(byte[] text) {
    safely(() -> behind.console(text));
  }

  @Override
  public void undelivered(int client, String what) {
    safely(() -> behind.undelivered(client, what));
  }

  @Override
  public void progress(String what) {
    safely(() -> behind.progress(what));
  }
}
