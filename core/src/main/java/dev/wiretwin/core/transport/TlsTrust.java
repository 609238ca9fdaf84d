package dev.wiretwin.core.transport;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Whom a client believes when it connects with TLS. The host name is sent (SNI) and, but for {@link
 * Anything}, checked (RFC 2818).
 */
public sealed interface TlsTrust {
  /** The certificate authorities that come with the Java runtime. */
  TlsTrust SYSTEM = new System();

  /**
   * Any certificate for any name. For a lab with throw-away certificates only: it protects against
   * nobody.
   */
  TlsTrust ANYTHING = new Anything();

  record System() implements TlsTrust {}

  /** These authorities and no others. */
  record Authorities(List<X509Certificate> certificates) implements TlsTrust {
    public Authorities {
      certificates = List.copyOf(certificates);
      if (certificates.isEmpty()) {
        throw new IllegalArgumentException(
            "no certificate given: name at least one authority, or use TlsTrust.SYSTEM");
      }
    }
  }

  record Anything() implements TlsTrust {}
}
