package dev.wiretwin.api.testee;

import dev.wiretwin.core.WebSocket;
import dev.wiretwin.core.lab.ThrowawayAuthority;
import dev.wiretwin.core.server.EchoServer;
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
 * Our server under test by a fuzzing client: an echo server with compression and wide limits.
 * Thread safe; runs until it is closed.
 */
public final class TesteeServer implements AutoCloseable {
  private static final int PEM_LINE = 64;

  private final EchoServer server;
  private final String host;
  private final Optional<ThrowawayAuthority> authority;

  private TesteeServer(EchoServer server, String host, Optional<ThrowawayAuthority> authority) {
    this.server = server;
    this.host = host;
    this.authority = authority;
  }

  /** Listens for {@code ws://}. */
  public static TesteeServer plain(String host, int port) throws IOException {
    return start(host, port, Optional.empty());
  }

  /**
   * Listens for {@code wss://}, with a certificate of an authority that is made for this server
   * only.
   *
   * @param now certificates hold from a day before until a month after
   */
  public static TesteeServer withTls(String host, int port, Instant now) throws IOException {
    return start(host, port, Optional.of(ThrowawayAuthority.create(now)));
  }

  /**
   * @param port 0 takes any free one
   * @throws IOException if the host or port cannot be had; the message says what to do
   */
  private static TesteeServer start(String host, int port, Optional<ThrowawayAuthority> authority)
      throws IOException {
    Optional<TlsIdentity> identity = authority.map(ours -> ours.identityFor(host));
    InetSocketAddress address = new InetSocketAddress(addressOf(host), port);
    EchoServer server =
        EchoServer.start(WebSocket.defaultNetwork(), address, identity, TesteeTerms.server());
    return new TesteeServer(server, host, authority);
  }

  private static InetAddress addressOf(String host) throws IOException {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException unknown) {
      throw new IOException(
          "no address found for host " + host + ": name one of this machine, such as 127.0.0.1",
          unknown);
    }
  }

  /** What a client connects to. */
  public String url() {
    String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return (authority.isPresent() ? "wss://" : "ws://") + name + ":" + server.port() + "/";
  }

  /** The authority's certificate as PEM, for clients that shall believe it; empty without TLS. */
  public Optional<String> authorityPem() {
    return authority.map(ThrowawayAuthority::certificate).map(TesteeServer::pem);
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

  @Override
  public void close() {
    server.close();
  }
}
