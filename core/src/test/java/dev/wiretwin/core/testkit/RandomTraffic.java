package dev.wiretwin.core.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.Deflater;

/**
 * Correct frames in a random order: messages of all sizes, whole or in fragments, compressed or
 * not, with pings and pongs between them and between their fragments. For one thread.
 */
public final class RandomTraffic {
  private static final int RSV1 = 4;

  private final SplittableRandom random;
  private final boolean compressing;

  /**
   * @param compressing whether messages may be compressed, each on its own
   */
  public RandomTraffic(SplittableRandom random, boolean compressing) {
    this.random = random;
    this.compressing = compressing;
  }

  public List<WireFrame> frames(int messages) {
    List<WireFrame> frames = new ArrayList<>();
    for (int i = 0; i < messages; i++) {
      control(frames);
      message(frames);
    }
    return frames;
  }

  private void message(List<WireFrame> frames) {
    boolean isText = random.nextBoolean();
    byte[] payload = isText ? text() : bytes(size());
    boolean compressed = compressing && random.nextBoolean();
    byte[] onWire = compressed ? deflated(payload) : payload;
    int fragments = random.nextInt(3) > 0 ? 1 : random.nextInt(2, 6);
    int from = 0;
    for (int i = 1; i <= fragments; i++) {
      int to = i == fragments ? onWire.length : random.nextInt(from, onWire.length + 1);
      int opcode = i > 1 ? 0 : isText ? 1 : 2;
      WireFrame frame = WireFrame.of(opcode, Arrays.copyOfRange(onWire, from, to));
      if (compressed && i == 1) {
        frame = frame.withRsv(RSV1);
      }
      frames.add(i == fragments ? frame : frame.asUnfinished());
      from = to;
      if (i < fragments) {
        control(frames);
      }
    }
  }

  private void control(List<WireFrame> frames) {
    for (int i = random.nextInt(4); i > 2; i--) {
      frames.add(WireFrame.of(random.nextBoolean() ? 9 : 10, bytes(random.nextInt(126))));
    }
  }

  /** Characters of one to four bytes. */
  private byte[] text() {
    int[] points = new int[size() / 2];
    for (int i = 0; i < points.length; i++) {
      int most = 0x80 << random.nextInt(15);
      int point = random.nextInt(Math.min(most, 0x110000));
      points[i] = point >= 0xD800 && point <= 0xDFFF ? 'x' : point;
    }
    return new String(points, 0, points.length).getBytes(StandardCharsets.UTF_8);
  }

  /** Sizes at which a frame's header changes its form come often. */
  private int size() {
    return switch (random.nextInt(8)) {
      case 0 -> 0;
      case 1 -> 125 + random.nextInt(3);
      case 2 -> random.nextInt(5000);
      default -> random.nextInt(200);
    };
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** One compressed message (RFC 7692 §7.2.1), made without the product's deflater. */
  public static byte[] deflated(byte[] payload) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    deflater.setInput(payload);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] piece = new byte[4096];
    int written;
    do {
      written = deflater.deflate(piece, 0, piece.length, Deflater.SYNC_FLUSH);
      out.write(piece, 0, written);
    } while (written == piece.length);
    deflater.end();
    byte[] all = out.toByteArray();
    return all.length < 4 ? new byte[1] : Arrays.copyOf(all, all.length - 4);
  }
}
