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
    frame(FrameWriter.firstByte(true, 0, opcode), payload, 0, payload.length);
  }

  void message(int opcode, byte[] payload, int from, int length) {
    if (deflater == null || Opcode.isControl(opcode)) {
      frame(FrameWriter.firstByte(true, 0, opcode), payload, from, length);
      return;
    }
    Outbox squeezed = outboxes.take();
    int size = deflater.deflate(payload, from, length, squeezed);
    frame(FrameWriter.firstByte(true, RSV1, opcode), squeezed.array(), 0, size);
    outboxes.giveBack(squeezed);
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
