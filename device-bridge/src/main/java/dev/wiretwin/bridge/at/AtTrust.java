package dev.wiretwin.bridge.at;

import dev.wiretwin.core.transport.Endpoint;
import dev.wiretwin.core.transport.TlsTrust;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Makes engines that speak TLS with the trust a client was given. Stateless. */
final class AtTrust {
  private AtTrust() {}

  /**
   * An engine for one connection, the client's side.
   *
   * @param to with TLS
   * @throws GeneralSecurityException if this machine cannot do that
   * @throws IOException if it cannot keep authorities
   */
  static SSLEngine engine(Endpoint to) throws GeneralSecurityException, IOException {
    TlsTrust trust = to.tls().orElseThrow();
    SSLEngine engine = context(trust).createSSLEngine(to.host(), to.port());
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    if (!(trust instanceof TlsTrust.Anything)) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    if (to.host().matches("[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?")) {
      // Java by itself sends no name without a dot, as the hosts of a lab often are
      parameters.setServerNames(List.of(new SNIHostName(to.host())));
    }
    engine.setSSLParameters(parameters);
    return engine;
  }

  private static SSLContext context(TlsTrust trust) throws GeneralSecurityException, IOException {
    if (trust instanceof TlsTrust.System) {
      return SSLContext.getDefault();
    }
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        null,
        trust instanceof TlsTrust.Authorities these
            ? managers(these.certificates())
            : new TrustManager[] {new Credulous()},
        null);
    return context;
  }

  private static TrustManager[] managers(List<X509Certificate> authorities)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (int i = 0; i < authorities.size(); i++) {
      store.setCertificateEntry("authority-" + i, authorities.get(i));
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  /** Believes anybody, as {@link TlsTrust.Anything} says. */
  private static final class Credulous extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
