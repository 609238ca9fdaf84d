package dev.wiretwin.core.transport;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;

/**
 * Runs tasks one at a time and in order on borrowed threads, so that a task that blocks stalls
 * nothing but this queue. Thread safe. It holds a thread only while it has tasks, and it never
 * refuses one: it says when it is full, and whoever fills it must pause.
 */
public final class SerialQueue {
  private final Executor threads;
  private final int maxTasks;
  private final long maxBytes;
  private final Runnable onRoom;

  /** Guarded by this. Null while there is nothing to do, because idle queues are many. */
  private ArrayDeque<Task> waiting;

  private long bytes;
  private int tasks;
  private boolean running;
  private boolean full;

  /**
   * @param threads runs the queue; it may have to run as many queues at once as there are
   * @param maxTasks with more waiting tasks than these the queue is full
   * @param maxBytes with more bytes held by waiting tasks than these the queue is full
   * @param onRoom called after the queue was full and is at most half full again, on a borrowed
   *     thread
   */
  public SerialQueue(Executor threads, int maxTasks, long maxBytes, Runnable onRoom) {
    this.threads = threads;
    this.maxTasks = maxTasks;
    this.maxBytes = maxBytes;
    this.onRoom = onRoom;
  }

  private record Task(Runnable what, long bytes) {}

  /**
   * Adds a task that holds so many bytes until it has run.
   *
   * @return whether there is room for more
   */
  public boolean execute(Runnable what, long held) {
    boolean start;
    boolean room;
    synchronized (this) {
      if (waiting == null) {
        waiting = new ArrayDeque<>();
      }
      waiting.add(new Task(what, held));
      tasks++;
      bytes += held;
      full |= tasks > maxTasks || bytes > maxBytes;
      room = !full;
      start = !running;
      running = true;
    }
    if (start) {
      threads.execute(this::run);
    }
    return room;
  }

  private void run() {
    boolean finished = false;
    try {
      for (Task task; (task = next()) != null; ) {
        try {
          task.what.run();
        } finally {
          done(task);
        }
      }
      finished = true;
    } finally {
      if (!finished) {
        // what a task throws is for the thread it ran on; the rest must not wait for ever
        threads.execute(this::run);
      }
    }
  }

  private synchronized Task next() {
    Task task = waiting.poll();
    if (task == null) {
      running = false;
      waiting = null;
    }
    return task;
  }

  private void done(Task task) {
    boolean roomAgain;
    synchronized (this) {
      tasks--;
      bytes -= task.bytes;
      roomAgain = full && tasks <= maxTasks / 2 && bytes <= maxBytes / 2;
      full &= !roomAgain;
    }
    if (roomAgain) {
      onRoom.run();
    }
  }
}
