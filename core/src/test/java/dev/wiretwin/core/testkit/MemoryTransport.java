package dev.wiretwin.core.testkit;

import dev.wiretwin.core.engine.Outcome;
import dev.wiretwin.core.transport.Endpoint;
import dev.wiretwin.core.transport.Loop;
import dev.wiretwin.core.transport.Transport;
import dev.wiretwin.core.transport.TransportListener;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * A transport without a network: what is written can be looked at, and the test plays the peer. For
 * one thread.
 */
public final class MemoryTransport implements Transport {
  private final Loop loop;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private TransportListener listener;
  private Endpoint endpoint;
  private int writes;
  private long unsent;
  private boolean stuck;
  private boolean reading = true;
  private boolean halfClosed;
  private boolean aborted;
  private boolean reset;

  public MemoryTransport(Loop loop) {
    this.loop = loop;
  }

  @Override
  public void connect(Endpoint endpoint, TransportListener listener) {
    this.endpoint = endpoint;
    this.listener = listener;
  }

  /** Sets who listens to an accepted transport. */
  public MemoryTransport listener(TransportListener listener) {
    this.listener = listener;
    return this;
  }

  // ---- the peer's side

  /** The peer's TCP answered. */
  public void connected() {
    listener.connected();
  }

  /** Bytes come in one read. */
  public void arrive(byte[] bytes) {
    if (!aborted) {
      listener.received(ByteBuffer.wrap(bytes.clone()));
      listener.readComplete();
    }
  }

  public void ended() {
    listener.ended();
  }

  public void lost(Outcome.Cause cause, String sentence) {
    listener.lost(cause, sentence);
  }

  public void nameNotFound(String host) {
    listener.nameNotFound(host);
  }

  /** From now on the peer takes nothing ({@code true}), or takes everything that waits. */
  public void stuck(boolean now) {
    stuck = now;
    if (!now) {
      unsent = 0;
      listener.writable();
    }
  }

  /** What was written since the last call. */
  public byte[] takeWritten() {
    byte[] bytes = written.toByteArray();
    written.reset();
    return bytes;
  }

  /** How many writes there were. */
  public int writes() {
    return writes;
  }

  /** Where it was told to connect; null before. */
  public Endpoint endpoint() {
    return endpoint;
  }

  public boolean isReading() {
    return reading;
  }

  public boolean isHalfClosed() {
    return halfClosed;
  }

  public boolean isReset() {
    return reset;
  }

  public boolean isAborted() {
    return aborted;
  }

  // ---- Transport

  @Override
  public Loop loop() {
    return loop;
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    written.write(bytes, from, length);
    writes++;
    if (stuck) {
      unsent += length;
    }
  }

  @Override
  public void halfClose() {
    halfClosed = true;
  }

  @Override
  public void abort() {
    aborted = true;
  }

  @Override
  public void reset() {
    reset = true;
    aborted = true;
  }

  @Override
  public long unsentBytes() {
    return unsent;
  }

  @Override
  public void reading(boolean wanted) {
    reading = wanted;
  }
}
