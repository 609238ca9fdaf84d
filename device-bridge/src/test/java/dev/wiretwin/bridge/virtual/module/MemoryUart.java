package dev.wiretwin.bridge.virtual.module;

import dev.wiretwin.bridge.virtual.line.Uart;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;

/** A UART whose other end is the test. */
public final class MemoryUart implements Uart {
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final ArrayDeque<Byte> ring = new ArrayDeque<>();
  private Runnable interrupt = () -> {};
  private int baud = 115200;

  /** Bytes arrive from the host; the oldest are lost when the ring overflows. */
  public void receive(String latin1) {
    for (byte b : latin1.getBytes(StandardCharsets.ISO_8859_1)) {
      if (ring.size() == RING_BYTES) {
        ring.remove();
      }
      ring.add(b);
    }
    interrupt.run();
  }

  /** What the board has sent since the last call, one character per byte. */
  public String sent() {
    String text = sent.toString(StandardCharsets.ISO_8859_1);
    sent.reset();
    return text;
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    sent.write(bytes, from, length);
  }

  @Override
  public int read(byte[] into) {
    int count = 0;
    while (count < into.length && !ring.isEmpty()) {
      into[count++] = ring.remove();
    }
    return count;
  }

  @Override
  public void onReceived(Runnable what) {
    interrupt = what;
  }

  @Override
  public void setup(int rate) {
    ring.clear();
    baud = rate;
  }

  @Override
  public int baud() {
    return baud;
  }
}
