package dev.wiretwin.bridge.virtual.module;

import dev.wiretwin.bridge.virtual.cpu.Cpu;
import dev.wiretwin.bridge.virtual.lua.LuaRef;
import java.util.Arrays;

/**
 * A queue of bytes that may have a reader, which is a task of its own. What it holds is claimed
 * from the board's heap. On the board's processor only.
 *
 * <p>Source: {@code app/modules/pipe.c}.
 */
final class Pipe {
  /** The firmware keeps pieces of this size ({@code LUAL_BUFFERSIZE}). */
  private static final int CHUNK_BYTES = 256;

  private final Board board;
  private byte[] content = {};
  private LuaRef function;
  private LuaRef self;
  private Cpu.Priority priority;
  private boolean posted;

  Pipe(Board board) {
    this.board = board;
  }

  /** Calls the function, with the pipe, as a task whenever something was written. */
  void reader(LuaRef called, LuaRef pipe, Cpu.Priority at) {
    function = called;
    self = pipe;
    priority = at;
  }

  /** False when there is no memory for it. */
  boolean write(byte[] bytes) {
    if (!board.heap().claim(bytes.length)) {
      return false;
    }
    int had = content.length;
    content = Arrays.copyOf(content, had + bytes.length);
    System.arraycopy(bytes, 0, content, had, bytes.length);
    if (bytes.length > 0) {
      post();
    }
    return true;
  }

  void unread(byte[] bytes) {
    byte[] all = Arrays.copyOf(bytes, bytes.length + content.length);
    System.arraycopy(content, 0, all, bytes.length, content.length);
    board.heap().claim(bytes.length);
    content = all;
  }

  /** Up to that many bytes; null when it is empty. */
  byte[] read(int count) {
    int taken = Math.min(count, content.length);
    return taken == 0 ? null : take(taken);
  }

  /** Up to a delimiter, or everything when there is none; null when it is empty. */
  byte[] readTo(int delimiter, boolean keep) {
    if (content.length == 0) {
      return null;
    }
    for (int i = 0; i < content.length; i++) {
      if ((content[i] & 0xFF) == delimiter) {
        byte[] taken = take(i + 1);
        return keep ? taken : Arrays.copyOf(taken, i);
      }
    }
    return take(content.length);
  }

  int chunks() {
    return (content.length + CHUNK_BYTES - 1) / CHUNK_BYTES;
  }

  private byte[] take(int count) {
    byte[] taken = Arrays.copyOf(content, count);
    content = Arrays.copyOfRange(content, count, content.length);
    board.heap().release(count);
    return taken;
  }

  private void post() {
    if (function != null && !posted) {
      posted = true;
      board.cpu().post(priority, this::call);
    }
  }

  /**
   * What stays unread is offered again; a reader that reads nothing is asked with the next write.
   */
  private void call() {
    posted = false;
    int had = content.length;
    board.callback(function, self);
    if (content.length > 0 && content.length < had) {
      post();
    }
  }
}
