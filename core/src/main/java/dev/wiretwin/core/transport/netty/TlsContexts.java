package dev.wiretwin.core.transport.netty;

import dev.wiretwin.core.transport.TlsIdentity;
import dev.wiretwin.core.transport.TlsTrust;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLException;

/**
 * Makes Netty's TLS contexts, and keeps the last few: reading the system's authorities takes a
 * tenth of a second. Thread safe.
 */
final class TlsContexts {
  private static final int KEPT = 16;

  private final Map<TlsTrust, SslContext> clients = Collections.synchronizedMap(new Recent());

  SslContext client(TlsTrust trust) {
    return clients.computeIfAbsent(trust, TlsContexts::newClient);
  }

  private static SslContext newClient(TlsTrust trust) {
    SslContextBuilder builder =
        SslContextBuilder.forClient().endpointIdentificationAlgorithm("HTTPS");
    if (trust instanceof TlsTrust.Anything) {
      builder
          .trustManager(InsecureTrustManagerFactory.INSTANCE)
          .endpointIdentificationAlgorithm(null);
    } else if (trust instanceof TlsTrust.Authorities authorities) {
      builder.trustManager(authorities.certificates());
    }
    return build(builder);
  }

  static SslContext server(TlsIdentity identity) {
    return build(
        SslContextBuilder.forServer(
            identity.key(), identity.chain().toArray(X509Certificate[]::new)));
  }

  private static SslContext build(SslContextBuilder builder) {
    try {
      return builder.build();
    } catch (SSLException broken) {
      throw new IllegalArgumentException(
          "these TLS settings cannot be used: " + broken.getMessage(), broken);
    }
  }

  private static final class Recent extends LinkedHashMap<TlsTrust, SslContext> {
    private static final long serialVersionUID = 1L;

    Recent() {
      super(KEPT, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<TlsTrust, SslContext> eldest) {
      return size() > KEPT;
    }
  }
}
