package dev.wiretwin.core.testkit;

import dev.wiretwin.core.engine.Outcome;
import dev.wiretwin.core.transport.Endpoint;
import dev.wiretwin.core.transport.Loop;
import dev.wiretwin.core.transport.Transport;
import dev.wiretwin.core.transport.TransportListener;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * One end of a TCP connection that exists in a {@link MemoryNetwork} only: what it writes arrives
 * at the other end in the same pieces, one turn of the loop later. Behaves as TCP does where a lab
 * server can see it: half-closes, resets, writes to a peer that is gone. For one thread.
 */
public final class PipeTransport implements Transport {
  private final MemoryNetwork network;
  private final ManualLoop loop;

  /** Null until connected. */
  private PipeTransport peer;

  private TransportListener listener;

  /** What has arrived and may not be read yet; null while reading. */
  private ArrayDeque<Runnable> unread;

  private boolean finished;
  private boolean over;

  PipeTransport(MemoryNetwork network, ManualLoop loop) {
    this.network = network;
    this.loop = loop;
  }

  @Override
  public void connect(Endpoint endpoint, TransportListener to) {
    listener = to;
    network.connect(this, endpoint);
  }

  /** Joins two ends, and tells both: the other one first, so that it hears nothing before that. */
  void join(PipeTransport accepted, TransportListener acceptor) {
    peer = accepted;
    accepted.peer = this;
    accepted.listener = acceptor;
    loop.execute(() -> tell(listener::connected));
    acceptor.connected();
  }

  // ---- from the network

  void tell(Runnable news) {
    if (over) {
      return;
    }
    if (unread == null) {
      news.run();
    } else {
      unread.add(news);
    }
  }

  /** Says the last thing there is to say. */
  void tellLast(Runnable news) {
    tell(
        () -> {
          over = true;
          network.gone(this);
          news.run();
        });
  }

  TransportListener listener() {
    return listener;
  }

  private void lost(String sentence) {
    tellLast(() -> listener.lost(Outcome.Cause.RESET, sentence));
  }

  private void arrived(byte[] bytes) {
    if (over) {
      // nobody reads here any more: TCP answers with a reset
      loop.execute(() -> peer.lost("the other end is gone"));
      return;
    }
    tell(
        () -> {
          listener.received(ByteBuffer.wrap(bytes));
          if (!over) {
            listener.readComplete();
          }
        });
  }

  // ---- Transport

  @Override
  public Loop loop() {
    return loop;
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    if (peer != null && !over && !finished) {
      byte[] copy = Arrays.copyOfRange(bytes, from, from + length);
      loop.execute(() -> peer.arrived(copy));
    }
  }

  @Override
  public void halfClose() {
    if (peer != null && !over && !finished) {
      finished = true;
      loop.execute(() -> peer.tell(() -> peer.listener.ended()));
    }
  }

  @Override
  public void abort() {
    halfClose();
    over = true;
    network.gone(this);
  }

  @Override
  public void reset() {
    if (peer != null && !over) {
      loop.execute(() -> peer.lost("the other end has reset the connection"));
    }
    over = true;
    network.gone(this);
  }

  @Override
  public long unsentBytes() {
    return 0;
  }

  @Override
  public void reading(boolean wanted) {
    if (!wanted && unread == null) {
      unread = new ArrayDeque<>();
    } else if (wanted && unread != null) {
      ArrayDeque<Runnable> held = unread;
      unread = null;
      held.forEach(this::tell);
    }
  }
}
