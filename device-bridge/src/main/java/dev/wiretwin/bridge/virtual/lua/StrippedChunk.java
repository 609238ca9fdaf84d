package dev.wiretwin.bridge.virtual.lua;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Takes the debug information out of a compiled chunk, as {@code node.compile} does: file name,
 * lines, and names of locals and upvalues. Stateless, any thread. Source: the form that {@code
 * ldump.c} of Lua 5.1 writes on a computer with 8-byte sizes.
 */
public final class StrippedChunk {
  private static final int HEADER = 12;
  private static final int BOOLEAN = 1;
  private static final int NUMBER = 3;
  private static final int STRING = 4;
  private static final int INT = 4;
  private static final int SIZE = 8;

  private final ByteBuffer in;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private StrippedChunk(byte[] chunk) {
    in = ByteBuffer.wrap(chunk).order(ByteOrder.nativeOrder());
  }

  /**
   * The same chunk without debug information.
   *
   * @throws IllegalArgumentException if it is none that this computer's Lua has written
   */
  public static byte[] of(byte[] chunk) {
    StrippedChunk stripped = new StrippedChunk(chunk);
    try {
      stripped.copy(HEADER);
      stripped.function();
    } catch (BufferUnderflowException | IndexOutOfBoundsException cut) {
      throw new IllegalArgumentException("no compiled chunk of this Lua", cut);
    }
    return stripped.out.toByteArray();
  }

  private void function() {
    skipString();
    none(SIZE);
    copy(2 * INT + 4); // lines of definition; numbers of upvalues, parameters, vararg, stack
    copy(copiedCount() * (long) INT); // code
    for (int left = copiedCount(); left > 0; left--) {
      constant();
    }
    for (int left = copiedCount(); left > 0; left--) {
      function();
    }
    skip(in.getInt() * (long) INT); // lines
    none(INT);
    for (int left = in.getInt(); left > 0; left--) {
      skipString();
      skip(2 * INT);
    }
    none(INT);
    for (int left = in.getInt(); left > 0; left--) {
      skipString();
    }
    none(INT);
  }

  private void constant() {
    byte type = in.get(in.position());
    copy(1);
    if (type == BOOLEAN) {
      copy(1);
    } else if (type == NUMBER) {
      copy(SIZE);
    } else if (type == STRING) {
      long length = in.getLong(in.position());
      copy(SIZE + length);
    }
  }

  private void skipString() {
    skip(in.getLong());
  }

  private void skip(long bytes) {
    if (bytes < 0 || bytes > in.remaining()) {
      throw new BufferUnderflowException();
    }
    in.position((int) (in.position() + bytes));
  }

  private int copiedCount() {
    int count = in.getInt(in.position());
    copy(INT);
    return count;
  }

  private void none(int bytes) {
    out.writeBytes(new byte[bytes]);
  }

  private void copy(long bytes) {
    int from = in.position();
    skip(bytes);
    out.write(in.array(), from, (int) bytes);
  }
}
