package dev.wiretwin.bridge.virtual.line;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A line whose host is the test: it takes everything, unless told to be deaf. Any thread. */
public final class MemoryLine implements HostLine {
  /** What the host has heard. */
  public final BlockingQueue<Byte> heard = new LinkedBlockingQueue<>();

  private volatile Runnable opened = () -> {};
  private final ConcurrentLinkedQueue<Byte> sent = new ConcurrentLinkedQueue<>();
  private final AtomicReference<Runnable> waiting = new AtomicReference<>();
  private volatile int speed;
  private volatile boolean deaf;

  /** The host sends, one byte per character. */
  public void send(String latin1) {
    for (byte b : latin1.getBytes(StandardCharsets.ISO_8859_1)) {
      sent.add(b);
    }
    tell();
  }

  /** What the host hears within ten seconds, at the most so many characters. */
  public String hear(int length) throws InterruptedException {
    StringBuilder all = new StringBuilder();
    while (all.length() < length) {
      Byte b = heard.poll(10, TimeUnit.SECONDS);
      if (b == null) {
        break;
      }
      all.append((char) (b & 0xFF));
    }
    return all.toString();
  }

  public void chooseSpeed(int baud) {
    speed = baud;
  }

  public void beDeaf() {
    deaf = true;
  }

  /** Whether the line's reader waits to be told of bytes. */
  public boolean isAwaited() {
    return waiting.get() != null;
  }

  private void tell() {
    Runnable ready = sent.isEmpty() ? null : waiting.getAndSet(null);
    if (ready != null) {
      ready.run();
    }
  }

  @Override
  public int read(byte[] into, int most) {
    int count = 0;
    for (Byte b; count < most && (b = sent.poll()) != null; count++) {
      into[count] = b;
    }
    return count;
  }

  @Override
  public int write(byte[] bytes, int from, int count) {
    if (deaf) {
      return 0;
    }
    for (int i = 0; i < count; i++) {
      heard.add(bytes[from + i]);
    }
    return count;
  }

  @Override
  public int speed() {
    return speed;
  }

  @Override
  public void whenOpened(Runnable what) {
    opened = what;
  }

  /** A host's program opens it. */
  public void open() {
    opened.run();
  }

  @Override
  public void whenReadable(Runnable ready) {
    waiting.set(ready);
    tell();
  }

  @Override
  public String address() {
    return "memory";
  }

  @Override
  public void close() {
    waiting.set(null);
  }
}
