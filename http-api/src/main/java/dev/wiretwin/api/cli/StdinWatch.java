package dev.wiretwin.api.cli;

import java.io.IOException;
import java.io.InputStream;

/**
 * Notices that whoever started the process is gone, or wants it to end: its standard input ends.
 * What is read is thrown away.
 */
final class StdinWatch implements Runnable {
  private final InputStream in;
  private final Runnable ended;

  StdinWatch(InputStream in, Runnable ended) {
    this.in = in;
    this.ended = ended;
  }

  /**
   * @param ended runs once, on a thread of its own
   */
  static void start(Runnable ended) {
    Thread thread = new Thread(new StdinWatch(System.in, ended), "wiretwin-stdin");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    try {
      while (in.read() >= 0) {
        continue;
      }
    } catch (IOException gone) {
      // the same as its end
    }
    ended.run();
  }
}
