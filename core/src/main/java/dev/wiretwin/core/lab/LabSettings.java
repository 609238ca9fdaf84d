package dev.wiretwin.core.lab;

import dev.wiretwin.core.transport.TlsIdentity;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where and how a lab server runs, whatever its script. Immutable.
 *
 * @param address port 0 takes any free one
 * @param tls what to show TLS clients; empty for plain TCP. With TLS a script begins when the TLS
 *     handshake is done
 * @param timeScale real milliseconds per millisecond of the script: 0.05 is twenty times faster
 * @param observer is told everything as it happens, on the loop of the connection it happened on:
 *     it must not block and must not throw
 */
public record LabSettings(
    InetSocketAddress address,
    Optional<TlsIdentity> tls,
    double timeScale,
    Consumer<LabNews> observer) {
  /** Plain TCP on any free port of the loopback address, in real time, told to nobody. */
  public static final LabSettings DEFAULT =
      new LabSettings(new InetSocketAddress("127.0.0.1", 0), Optional.empty(), 1, news -> {});

  public LabSettings {
    if (!(timeScale > 0) || Double.isInfinite(timeScale)) {
      throw new IllegalArgumentException(
          "time scale " + timeScale + " makes no time pass: give more than 0, 1 for real time");
    }
  }

  public LabSettings withAddress(InetSocketAddress other) {
    return new LabSettings(other, tls, timeScale, observer);
  }

  public LabSettings withTls(TlsIdentity identity) {
    return new LabSettings(address, Optional.of(identity), timeScale, observer);
  }

  public LabSettings withTimeScale(double realPerScript) {
    return new LabSettings(address, tls, realPerScript, observer);
  }

  public LabSettings withObserver(Consumer<LabNews> told) {
    return new LabSettings(address, tls, timeScale, told);
  }
}
