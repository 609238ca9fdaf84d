package dev.wiretwin.api.listen;

import dev.wiretwin.core.lab.ThrowawayAuthority;
import dev.wiretwin.core.transport.TlsIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a server of ours shall listen, and with which certificate. Immutable.
 *
 * @param port 0 takes any free one
 * @param authority present for {@code wss://}; made for this server only
 */
public record Place(String host, int port, Optional<ThrowawayAuthority> authority) {
  private static final int PEM_LINE = 64;

  /** For {@code ws://}. */
  public static Place plain(String host, int port) {
    return new Place(host, port, Optional.empty());
  }

  /**
   * For {@code wss://}.
   *
   * @param now certificates hold from a day before until a month after
   */
  public static Place withTls(String host, int port, Instant now) {
    return new Place(host, port, Optional.of(ThrowawayAuthority.create(now)));
  }

  /**
   * @throws IOException if the host has none; the message says what to do
   */
  public InetSocketAddress address() throws IOException {
    try {
      return new InetSocketAddress(InetAddress.getByName(host), port);
    } catch (UnknownHostException unknown) {
      throw new IOException(
          "no address found for host " + host + ": name one of this machine, such as 127.0.0.1",
          unknown);
    }
  }

  /** A new certificate for the host each time; empty without TLS. */
  public Optional<TlsIdentity> identity() {
    return authority.map(ours -> ours.identityFor(host));
  }

  /**
   * What a client connects to.
   *
   * @param bound the port that was taken
   */
  public String url(int bound) {
    String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return (authority.isPresent() ? "wss://" : "ws://") + name + ":" + bound + "/";
  }

  /** The authority's certificate as PEM, for clients that shall believe it; empty without TLS. */
  public Optional<String> authorityPem() {
    return authority.map(ThrowawayAuthority::certificate).map(Place::pem);
  }

  private static String pem(X509Certificate certificate) {
    try {
      byte[] bytes = certificate.getEncoded();
      byte[] newline = {'\n'};
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder(PEM_LINE, newline).encodeToString(bytes)
          + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate of our own must have an encoding", e);
    }
  }
}
