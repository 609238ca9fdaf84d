package dev.wiretwin.core.testkit;

import dev.wiretwin.core.transport.Endpoint;
import dev.wiretwin.core.transport.Loop;
import dev.wiretwin.core.transport.Transport;
import dev.wiretwin.core.transport.TransportListener;
import java.util.function.Consumer;

/**
 * A transport without a network that calls its listener from inside a write, as a socket may. For
 * one thread.
 */
public final class MeddlingTransport implements Transport {
  private final MemoryTransport memory;
  private final Consumer<TransportListener> meddle;
  private TransportListener listener;

  /**
   * @param meddle done once inside each write, but not inside the writes it causes
   */
  public MeddlingTransport(Loop loop, Consumer<TransportListener> meddle) {
    this.memory = new MemoryTransport(loop);
    this.meddle = meddle;
  }

  /** From now on. */
  public void meddleWith(TransportListener victim) {
    listener = victim;
  }

  public byte[] takeWritten() {
    return memory.takeWritten();
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    memory.write(bytes, from, length);
    TransportListener victim = listener;
    listener = null;
    if (victim != null) {
      meddle.accept(victim);
      listener = victim;
    }
  }

  @Override
  public void connect(Endpoint endpoint, TransportListener ignored) {
    throw new AssertionError("it counts as accepted");
  }

  @Override
  public Loop loop() {
    return memory.loop();
  }

  @Override
  public long unsentBytes() {
    return memory.unsentBytes();
  }

  @Override
  public void reading(boolean wanted) {
    memory.reading(wanted);
  }

  @Override
  public void halfClose() {
    memory.halfClose();
  }

  @Override
  public void abort() {
    memory.abort();
  }

  @Override
  public void reset() {
    memory.reset();
  }
}
