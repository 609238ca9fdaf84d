package dev.wiretwin.api.cli;

import dev.wiretwin.core.lab.LabNews;
import java.io.PrintWriter;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/**
 * Prints a lab server's news on a thread of its own, so that a slow terminal never holds up the
 * server: what there is no room for is left out, and a line says so. Thread safe; closing it prints
 * what is left.
 */
final class LabPrinter implements Consumer<LabNews>, AutoCloseable {
  private static final int ROOM = 10_000;

  private final PrintWriter out;
  private final LabLines lines;
  private final BlockingQueue<LabNews> queue;
  private final Thread thread = new Thread(this::print, "wiretwin-lab-printer");
  private volatile boolean missed;

  private LabPrinter(PrintWriter out, int room) {
    this.out = out;
    this.lines = new LabLines(out);
    this.queue = new ArrayBlockingQueue<>(room);
    thread.setDaemon(true);
  }

  /** One that prints nothing before it is started. */
  static LabPrinter waiting(PrintWriter out) {
    return new LabPrinter(out, ROOM);
  }

  static LabPrinter waiting(PrintWriter out, int room) {
    return new LabPrinter(out, room);
  }

  void start() {
    thread.start();
  }

  @Override
  public void accept(LabNews news) {
    if (!queue.offer(news)) {
      missed = true;
    }
  }

  private void print() {
    try {
      while (true) {
        lines.write(queue.take());
        if (queue.isEmpty()) {
          mindTheGap();
          out.flush();
        }
      }
    } catch (InterruptedException closing) {
      for (LabNews last; (last = queue.poll()) != null; ) {
        lines.write(last);
      }
      mindTheGap();
      out.flush();
    }
  }

  private void mindTheGap() {
    if (missed) {
      missed = false;
      lines.gap();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }
}
