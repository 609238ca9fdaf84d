package dev.wiretwin.api.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Reports, packed: JSON becomes a tenth. Stateless. */
final class Gzip {
  private Gzip() {}

  /**
   * @throws IllegalArgumentException if that is too long for a report
   */
  static void check(byte[] report) {
    if (report.length > KeptComparisons.LONGEST_REPORT) {
      throw new IllegalArgumentException(
          "a report of " + report.length + " bytes; the most is " + KeptComparisons.LONGEST_REPORT);
    }
  }

  static byte[] pack(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 8 + 64);
    try (GZIPOutputStream out =
        new GZIPOutputStream(packed) {
          {
            def.setLevel(Deflater.BEST_SPEED);
          }
        }) {
      out.write(plain);
    } catch (IOException never) {
      throw new UncheckedIOException("memory does not fail", never);
    }
    return packed.toByteArray();
  }

  static byte[] unpack(byte[] packed) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    } catch (IOException damaged) {
      throw new UncheckedIOException("a report that was kept cannot be unpacked", damaged);
    }
  }
}
