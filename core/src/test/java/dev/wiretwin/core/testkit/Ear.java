package dev.wiretwin.core.testkit;

import dev.wiretwin.core.engine.Outcome;
import dev.wiretwin.core.transport.TransportListener;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Listens to a transport and lets the test wait for what it hears, in words; bytes are collected.
 * Thread safe.
 */
public final class Ear implements TransportListener {
  private static final int LIMIT_SECONDS = 10;

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final BlockingQueue<byte[]> pieces = new LinkedBlockingQueue<>();

  /** The next thing it hears, bytes aside. */
  public String next() {
    return required(heard);
  }

  /** Waits for so many bytes. */
  public byte[] bytes(int count) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (all.size() < count) {
      all.writeBytes(required(pieces));
    }
    return all.toByteArray();
  }

  public String text(int count) {
    return new String(bytes(count), StandardCharsets.ISO_8859_1);
  }

  /** Fails if there is something nobody asked about. */
  public void assertExhausted() {
    if (!heard.isEmpty() || !pieces.isEmpty()) {
      throw new AssertionError("unexpected: " + heard + ", " + pieces.size() + " pieces of bytes");
    }
  }

  private static <T> T required(BlockingQueue<T> queue) {
    try {
      T next = queue.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("nothing was heard");
      }
      return next;
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void nameNotFound(String host) {
    heard.add("name not found: " + host);
  }

  @Override
  public void tlsStarted() {
    heard.add("tls started");
  }

  @Override
  public void connected() {
    heard.add("connected");
  }

  @Override
  public void received(ByteBuffer bytes) {
    byte[] piece = new byte[bytes.remaining()];
    bytes.get(piece);
    pieces.add(piece);
  }

  @Override
  public void readComplete() {
    // told after each read; what counts are the bytes
  }

  @Override
  public void ended() {
    heard.add("ended");
  }

  @Override
  public void writable() {
    heard.add("writable");
  }

  @Override
  public void lost(Outcome.Cause cause, String sentence) {
    heard.add("lost: " + cause);
  }
}
