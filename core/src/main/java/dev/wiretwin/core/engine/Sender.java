package dev.wiretwin.core.engine;

import dev.wiretwin.core.deflate.DeflateParameters;
import dev.wiretwin.core.deflate.MessageDeflater;
import dev.wiretwin.core.frame.FrameWriter;
import dev.wiretwin.core.frame.Opcode;
import dev.wiretwin.core.frame.Outbox;
import java.util.function.IntSupplier;

/**
 * Gathers what one connection says in an outbox that it borrows only while there is something in
 * it. Not thread safe.
 */
final class Sender {
  private static final int RSV1 = 4;
  private static final int FIN = 0x80;

  private final Outboxes outboxes;

  /** Null in the server role, whose frames are not masked (§5.1). */
  private final IntSupplier maskKeys;

  private Outbox out;
  private long backlog;

  /** Null unless permessage-deflate was agreed. */
  private MessageDeflater deflater;

  Sender(Outboxes outboxes, IntSupplier maskKeys) {
    this.outboxes = outboxes;
    this.maskKeys = maskKeys;
  }

  void compress(DeflateParameters agreed, Role role) {
    deflater =
        role == Role.CLIENT
            ? new MessageDeflater(agreed.clientMaxWindowBits(), agreed.clientNoContextTakeover())
            : new MessageDeflater(agreed.serverMaxWindowBits(), agreed.serverNoContextTakeover());
  }

  void endCompression() {
    if (deflater != null) {
      deflater.close();
      deflater = null;
    }
  }

  void raw(byte[] bytes) {
    if (bytes.length > 0) {
      outbox().append(bytes, 0, bytes.length);
    }
  }

  void control(int opcode, byte[] payload) {
    control(opcode, payload, 0, payload.length);
  }

  private void control(int opcode, byte[] payload, int from, int length) {
    frame(FrameWriter.firstByte(true, 0, opcode), payload, from, length);
  }

  /**
   * A message, ping or pong; what a message has beyond {@code fragmentBytes} follows in frames of
   * that size. Compressed it is cut after compressing (RFC 7692 §6.1).
   */
  void message(int opcode, byte[] payload, int from, int length, int fragmentBytes) {
    if (Opcode.isControl(opcode)) {
      control(opcode, payload, from, length);
    } else if (deflater == null) {
      frames(FrameWriter.firstByte(false, 0, opcode), payload, from, length, fragmentBytes);
    } else {
      Outbox squeezed = outboxes.take();
      int size = deflater.deflate(payload, from, length, squeezed);
      frames(FrameWriter.firstByte(false, RSV1, opcode), squeezed.array(), 0, size, fragmentBytes);
      outboxes.giveBack(squeezed);
    }
  }

  /** §5.4: the opcode, and RSV1, stand in the first frame only, FIN in the last. */
  private void frames(int firstByte, byte[] payload, int from, int length, int fragmentBytes) {
    int first = firstByte;
    int at = from;
    int left = length;
    while (left > fragmentBytes) {
      frame(first, payload, at, fragmentBytes);
      first = FrameWriter.firstByte(false, 0, Opcode.CONTINUATION);
      at += fragmentBytes;
      left -= fragmentBytes;
    }
    frame(first | FIN, payload, at, left);
  }

  private void frame(int firstByte, byte[] payload, int from, int length) {
    if (maskKeys == null) {
      FrameWriter.write(outbox(), firstByte, payload, from, length);
    } else {
      FrameWriter.writeMasked(outbox(), firstByte, payload, from, length, maskKeys.getAsInt());
    }
  }

  private Outbox outbox() {
    if (out == null) {
      out = outboxes.take();
    }
    return out;
  }

  int gathered() {
    return out == null ? 0 : out.size();
  }

  void backlog(long unsentBytes) {
    backlog = unsentBytes;
  }

  long backlog() {
    return backlog;
  }

  /** Everything accepted that the operating system has not taken, as far as known. */
  long queued() {
    return backlog + gathered();
  }

  void drainTo(Wire wire) {
    if (out != null) {
      Outbox full = out;
      out = null;
      backlog += full.size();
      wire.write(full.array(), 0, full.size());
      outboxes.giveBack(full);
    }
  }
}
