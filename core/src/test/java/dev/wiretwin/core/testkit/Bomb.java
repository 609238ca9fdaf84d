package dev.wiretwin.core.testkit;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.Deflater;

/** Compressed messages (RFC 7692) that are small on the wire and large in memory. */
public final class Bomb {
  private static final int TAIL_BYTES = 4;

  private Bomb() {}

  /** One binary message of so many zeros. */
  public static WireFrame ofZeros(int bytes) {
    Deflater deflater = new Deflater(9, true);
    try {
      deflater.setInput(new byte[bytes]);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] block = new byte[8192];
      int written;
      while ((written = deflater.deflate(block, 0, block.length, Deflater.SYNC_FLUSH)) > 0) {
        out.write(block, 0, written);
      }
      byte[] all = out.toByteArray();
      return WireFrame.of(2, Arrays.copyOf(all, all.length - TAIL_BYTES)).withRsv(4);
    } finally {
      deflater.end();
    }
  }
}
