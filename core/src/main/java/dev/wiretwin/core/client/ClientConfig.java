package dev.wiretwin.core.client;

import dev.wiretwin.core.deflate.DeflateOffer;
import dev.wiretwin.core.engine.Timing;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.handshake.Header;
import dev.wiretwin.core.handshake.UpgradeRequest;
import dev.wiretwin.core.handshake.WsUrl;
import dev.wiretwin.core.transport.TlsTrust;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything about a client that can be set. Immutable; each {@code with…} returns a changed copy
 * of this one.
 *
 * @param headers sent with the opening handshake; Host, User-Agent and Origin may be replaced
 * @param subprotocols offered, in order of preference
 * @param deflate offer of permessage-deflate (RFC 7692); empty by default
 * @param limits bounds on what is held in memory
 * @param timing how long is waited for what
 * @param trust whom to believe for {@code wss://}
 * @param handlers where handlers run
 * @param receiveQueue bounds what waits for the handlers when they run on a queue
 */
public record ClientConfig(
    List<Header> headers,
    List<String> subprotocols,
    Optional<DeflateOffer> deflate,
    Limits limits,
    Timing timing,
    TlsTrust trust,
    Handlers handlers,
    ReceiveQueue receiveQueue) {
  private static final WsUrl ANY_URL = new WsUrl(false, "localhost", 80, "/");
  private static final String ANY_KEY = "AAAAAAAAAAAAAAAAAAAAAA==";

  /** No extra header, no extension, NodeMCU's periods, the system's trust, handlers on a queue. */
  public static final ClientConfig DEFAULT =
      new ClientConfig(
          List.of(),
          List.of(),
          Optional.empty(),
          Limits.DEFAULT,
          Timing.NODEMCU,
          TlsTrust.SYSTEM,
          Handlers.QUEUED,
          ReceiveQueue.DEFAULT);

  /**
   * @throws IllegalArgumentException if a header or subprotocol cannot be sent; the message says
   *     what to do
   */
  public ClientConfig {
    // what a request cannot carry is said now, to whoever sets it, and not at some later connect
    new UpgradeRequest(ANY_URL, ANY_KEY, headers, subprotocols, deflate);
    headers = List.copyOf(headers);
    subprotocols = List.copyOf(subprotocols);
  }

  /** Where a client's handlers run. */
  public enum Handlers {
    /** One at a time on a thread of their own kind: a handler may block and stalls nobody else. */
    QUEUED,
    /**
     * On the client's own loop, as on the board: fastest, but a handler that blocks stalls every
     * client of that loop.
     */
    DIRECT
  }

  /**
   * Bounds what has arrived and waits for a handler.
   *
   * @param maxMessages 1 or more
   * @param maxBytes 1 or more
   * @param whenFull what then happens
   */
  public record ReceiveQueue(int maxMessages, long maxBytes, WhenFull whenFull) {
    /** 1024 messages or 16 MiB, then the peer has to wait. */
    public static final ReceiveQueue DEFAULT = new ReceiveQueue(1024, 16 << 20, WhenFull.PAUSE);

    public ReceiveQueue {
      if (maxMessages < 1 || maxBytes < 1) {
        throw new IllegalArgumentException(
            "maxMessages and maxBytes must be 1 or more, not " + maxMessages + " and " + maxBytes);
      }
    }
  }

  /** What to do when handlers are slower than the peer. */
  public enum WhenFull {
    /**
     * Stop reading until the queue is half empty: TCP makes the peer wait. Pings are not answered
     * meanwhile.
     */
    PAUSE,
    /** Give the connection up with status −14. */
    CLOSE
  }

  /** Adds a header. */
  public ClientConfig withHeader(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new ClientConfig(
        more, subprotocols, deflate, limits, timing, trust, handlers, receiveQueue);
  }

  public ClientConfig withSubprotocols(String... names) {
    return new ClientConfig(
        headers, List.of(names), deflate, limits, timing, trust, handlers, receiveQueue);
  }

  public ClientConfig withDeflate(DeflateOffer offer) {
    return new ClientConfig(
        headers, subprotocols, Optional.of(offer), limits, timing, trust, handlers, receiveQueue);
  }

  public ClientConfig withLimits(Limits other) {
    return new ClientConfig(
        headers, subprotocols, deflate, other, timing, trust, handlers, receiveQueue);
  }

  public ClientConfig withTiming(Timing other) {
    return new ClientConfig(
        headers, subprotocols, deflate, limits, other, trust, handlers, receiveQueue);
  }

  public ClientConfig withTrust(TlsTrust other) {
    return new ClientConfig(
        headers, subprotocols, deflate, limits, timing, other, handlers, receiveQueue);
  }

  public ClientConfig withHandlers(Handlers other) {
    return new ClientConfig(
        headers, subprotocols, deflate, limits, timing, trust, other, receiveQueue);
  }

  public ClientConfig withReceiveQueue(ReceiveQueue other) {
    return new ClientConfig(headers, subprotocols, deflate, limits, timing, trust, handlers, other);
  }
}
