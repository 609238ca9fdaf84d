package dev.wiretwin.api.testee;

import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.deflate.DeflateOffer;
import dev.wiretwin.core.engine.Timing;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.handshake.ServerHandshake;
import dev.wiretwin.core.server.EchoServer;
import dev.wiretwin.core.transport.TlsTrust;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What both testees are held to: far more than a fuzzer sends, so that it meets the protocol and
 * not our bounds, and compression as the peer likes it. Stateless.
 */
final class TesteeTerms {
  /** The server may turn off our context takeover: some of the suite's cases ask for it. */
  private static final DeflateOffer OFFER = new DeflateOffer(false, true, 15, 15);

  /** Sixteen mebibytes are the largest message of the usual suite. */
  static final Limits LIMITS =
      Limits.DEFAULT
          .withMaxFrameBytes(64 << 20)
          .withMaxMessageBytes(64 << 20)
          .withMaxQueuedBytes(256 << 20);

  /** No ping of ours disturbs a case: the fuzzer has not asked for one. */
  static final Timing TIMING =
      new Timing(
          TimeUnit.SECONDS.toNanos(30), TimeUnit.HOURS.toNanos(1), 2, TimeUnit.SECONDS.toNanos(30));

  private TesteeTerms() {}

  static ClientConfig client(TlsTrust trust) {
    return ClientConfig.DEFAULT
        .withLimits(LIMITS)
        .withTiming(TIMING)
        .withDeflate(OFFER)
        .withHandlers(ClientConfig.Handlers.DIRECT)
        .withTrust(trust);
  }

  static EchoServer.Settings server() {
    return new EchoServer.Settings(
        new ServerHandshake(List.of(), Optional.of(DeflateOffer.DEFAULT), List.of()),
        TIMING,
        LIMITS);
  }
}
