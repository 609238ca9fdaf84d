package dev.wiretwin.bridge.at;

import dev.wiretwin.core.engine.Outcome.Cause;
import dev.wiretwin.core.transport.Endpoint;
import dev.wiretwin.core.transport.Loop;
import dev.wiretwin.core.transport.Transport;
import dev.wiretwin.core.transport.TransportListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/**
 * TLS by this machine over a module's plain TCP; without TLS it only passes on. Its arithmetic runs
 * on the module's loop, some milliseconds for each handshake. On the loop only.
 */
final class AtHostTls implements Transport {
  private final Transport below;
  private TransportListener listener;
  private SSLEngine engine;
  private boolean secured;
  private boolean over;

  /** What has come and is not a whole record yet; its bound is the largest record. */
  private ByteBuffer coming;

  private ByteBuffer plain;
  private ByteBuffer going;

  AtHostTls(Transport below) {
    this.below = below;
  }

  @Override
  public Loop loop() {
    return below.loop();
  }

  @Override
  public void connect(Endpoint endpoint, TransportListener told) {
    listener = told;
    if (endpoint.tls().isEmpty()) {
      below.connect(endpoint, told);
      return;
    }
    try {
      engine = AtTrust.engine(endpoint);
    } catch (GeneralSecurityException | IOException cannot) {
      loop().execute(() -> failed("this machine has no TLS of that kind: " + cannot.getMessage()));
      return;
    }
    coming = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    going = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
    below.connect(
        new Endpoint(endpoint.host(), endpoint.port(), Optional.empty()), new CipherText());
  }

  /** What comes from the module. */
  private final class CipherText implements TransportListener {
    @Override
    public void nameNotFound(String host) {
      listener.nameNotFound(host);
    }

    @Override
    public void tlsStarted() {
      throw new IllegalStateException("the module was not asked for TLS");
    }

    @Override
    public void connected() {
      listener.tlsStarted();
      try {
        engine.beginHandshake();
        agree(engine.getHandshakeStatus());
      } catch (SSLException broken) {
        failed(broken.getMessage());
      }
    }

    @Override
    public void received(ByteBuffer bytes) {
      try {
        while (bytes.hasRemaining() && !over) {
          int taken = Math.min(bytes.remaining(), coming.remaining());
          if (taken == 0) {
            throw new SSLException("the peer sent a record larger than TLS has");
          }
          coming.put(bytes.slice(bytes.position(), taken));
          bytes.position(bytes.position() + taken);
          open();
        }
      } catch (SSLException broken) {
        failed(broken.getMessage());
      }
    }

    @Override
    public void readComplete() {
      if (secured && !over) {
        listener.readComplete();
      }
    }

    @Override
    public void ended() {
      if (secured) {
        end();
      } else {
        failed("the peer ended TCP instead of agreeing on TLS");
      }
    }

    @Override
    public void writable() {
      if (secured && !over) {
        listener.writable();
      }
    }

    @Override
    public void lost(Cause cause, String sentence) {
      if (!over) {
        over = true;
        listener.lost(cause, sentence);
      }
    }
  }

  private void failed(String why) {
    if (!over) {
      over = true;
      below.abort();
      listener.lost(Cause.TLS, "TLS failed: " + why);
    }
  }

  private void end() {
    if (!over) {
      over = true;
      listener.ended();
    }
  }

  /** Opens whole records, as many as there are. */
  private void open() throws SSLException {
    coming.flip();
    try {
      SSLEngineResult result;
      do {
        result = engine.unwrap(coming, plain.clear());
        if (plain.position() > 0 && !over) {
          listener.received(ByteBuffer.wrap(Arrays.copyOf(plain.array(), plain.position())));
        }
        agree(result.getHandshakeStatus());
        if (result.getStatus() == Status.CLOSED) {
          end();
        }
        if (result.getStatus() == Status.BUFFER_OVERFLOW) {
          plain = ByteBuffer.allocate(plain.capacity() + coming.capacity());
        }
      } while (!over
          && coming.hasRemaining()
          && (result.getStatus() == Status.OK || result.getStatus() == Status.BUFFER_OVERFLOW));
    } finally {
      coming.compact();
    }
  }

  /** Does our part of the handshake, as far as it can be done without the peer. */
  private void agree(HandshakeStatus first) throws SSLException {
    HandshakeStatus next = first;
    while (next == HandshakeStatus.NEED_TASK || next == HandshakeStatus.NEED_WRAP) {
      if (next == HandshakeStatus.NEED_TASK) {
        for (Runnable task; (task = engine.getDelegatedTask()) != null; ) {
          task.run();
        }
        next = engine.getHandshakeStatus();
      } else {
        next = seal(ByteBuffer.allocate(0)).getHandshakeStatus();
      }
    }
    boolean agreed = next == HandshakeStatus.FINISHED || next == HandshakeStatus.NOT_HANDSHAKING;
    if (agreed && !secured && !over && !engine.isOutboundDone()) {
      secured = true;
      listener.connected();
    }
  }

  private SSLEngineResult seal(ByteBuffer bytes) throws SSLException {
    SSLEngineResult result = engine.wrap(bytes, going.clear());
    if (result.getStatus() == Status.BUFFER_OVERFLOW) {
      throw new SSLException("a record of ours is larger than TLS has");
    }
    below.write(going.array(), 0, going.position());
    return result;
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    if (engine == null) {
      below.write(bytes, from, length);
      return;
    }
    ByteBuffer rest = ByteBuffer.wrap(bytes, from, length);
    try {
      while (rest.hasRemaining() && secured && !over && !engine.isOutboundDone()) {
        seal(rest);
      }
    } catch (SSLException broken) {
      // not from within a write
      loop().execute(() -> failed(broken.getMessage()));
    }
  }

  @Override
  public void halfClose() {
    below.halfClose();
  }

  @Override
  public void abort() {
    over = true;
    below.abort();
  }

  @Override
  public void reset() {
    over = true;
    below.reset();
  }

  @Override
  public long unsentBytes() {
    return below.unsentBytes();
  }

  @Override
  public void reading(boolean wanted) {
    below.reading(wanted);
  }
}
