package dev.wiretwin.core.scenario;

import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.client.ClientConfig.Handlers;
import dev.wiretwin.core.client.ClientConfig.ReceiveQueue;
import dev.wiretwin.core.deflate.DeflateOffer;
import dev.wiretwin.core.engine.Timing;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.transport.TlsTrust;
import java.util.List;
import java.util.Optional;

/**
 * What a scenario sets on the clients of the JVM, to provoke what a board cannot be told to do: a
 * board ignores it. Immutable.
 *
 * @param timing in device time, as everything else in a scenario
 * @param subprotocols offered by the clients
 * @param tls whom they believe
 */
public record JvmSettings(
    Limits limits,
    Timing timing,
    Optional<DeflateOffer> deflate,
    List<String> subprotocols,
    Tls tls,
    Handlers handlers,
    ReceiveQueue receiveQueue) {
  /** As a client is when nobody sets anything, but that it believes the lab server. */
  public static final JvmSettings DEFAULT =
      new JvmSettings(
          ClientConfig.DEFAULT.limits(),
          ClientConfig.DEFAULT.timing(),
          Optional.empty(),
          List.of(),
          Tls.LAB,
          ClientConfig.DEFAULT.handlers(),
          ClientConfig.DEFAULT.receiveQueue());

  public JvmSettings {
    subprotocols = List.copyOf(subprotocols);
  }

  /** Whom a client believes for {@code wss://}. */
  public enum Tls {
    /** The lab server's own authority. */
    LAB,
    /** Any certificate whatever. */
    ANY,
    /** The authorities of the Java runtime, and so not the lab server. */
    SYSTEM
  }

  /**
   * The configuration for a client of the JVM.
   *
   * @param lab trusts the lab server's certificate
   * @param timeScale real per device milliseconds
   */
  public ClientConfig config(TlsTrust lab, double timeScale) {
    ClientConfig config =
        ClientConfig.DEFAULT
            .withLimits(limits)
            .withTiming(timing.scaled(timeScale))
            .withSubprotocols(subprotocols.toArray(String[]::new))
            .withHandlers(handlers)
            .withReceiveQueue(receiveQueue)
            .withTrust(
                switch (tls) {
                  case LAB -> lab;
                  case ANY -> TlsTrust.ANYTHING;
                  case SYSTEM -> TlsTrust.SYSTEM;
                });
    return deflate.map(config::withDeflate).orElse(config);
  }
}
