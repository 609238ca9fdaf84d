package dev.wiretwin.core.lab;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.frame.Frame;
import java.nio.ByteBuffer;

/**
 * Puts a server's frame into bytes, apart from the engine's writer for the reason {@link
 * LabFrameReader} has. Stateless. RFC 6455 §5.2.
 */
final class LabFrameWriter {
  private static final int MAX_HEADER = 10;
  private static final int LARGEST_SHORT = 0xFFFF;

  private LabFrameWriter() {}

  /** Without a mask, in the shortest form, whatever the frame is. */
  static Bytes unmasked(Frame frame) {
    byte[] payload = frame.payload().toArray();
    ByteBuffer out = ByteBuffer.allocate(MAX_HEADER + payload.length);
    out.put((byte) ((frame.fin() ? 0x80 : 0) | frame.rsv() << 4 | frame.opcode()));
    if (payload.length < 126) {
      out.put((byte) payload.length);
    } else if (payload.length <= LARGEST_SHORT) {
      out.put((byte) 126).putShort((short) payload.length);
    } else {
      out.put((byte) 127).putLong(payload.length);
    }
    out.put(payload);
    return Bytes.copyOf(out.array(), 0, out.position());
  }
}
