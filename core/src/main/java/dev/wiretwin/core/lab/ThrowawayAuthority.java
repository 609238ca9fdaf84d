package dev.wiretwin.core.lab;

import dev.wiretwin.core.transport.TlsIdentity;
import dev.wiretwin.core.transport.TlsTrust;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.IPAddress;

/**
 * A certificate authority for one lab server or test, made anew each time and kept nowhere: its
 * certificates are worth nothing outside of it. Immutable, thread safe.
 */
public final class ThrowawayAuthority {
  private static final X500Name NAME = new X500Name("CN=wiretwin throw-away authority");
  private static final String SIGNATURE = "SHA256withECDSA";
  private static final int VALID_DAYS = 30;

  private final KeyPair keys;
  private final X509Certificate certificate;
  private final Instant now;

  private ThrowawayAuthority(KeyPair keys, X509Certificate certificate, Instant now) {
    this.keys = keys;
    this.certificate = certificate;
    this.now = now;
  }

  /**
   * @param now certificates hold from a day before until a month after
   */
  public static ThrowawayAuthority create(Instant now) {
    KeyPair keys = newKeys();
    X509v3CertificateBuilder builder = builder(NAME, keys, BigInteger.ONE, now);
    return new ThrowawayAuthority(keys, signed(builder, keys, new BasicConstraints(0), null), now);
  }

  /** Believes this authority and no other. */
  public TlsTrust trust() {
    return new TlsTrust.Authorities(List.of(certificate));
  }

  /** The authority's own certificate, to be given to whoever shall believe it. */
  public X509Certificate certificate() {
    return certificate;
  }

  /** An identity for a server at this host name or address, and at the loopback addresses. */
  public TlsIdentity identityFor(String host) {
    KeyPair server = newKeys();
    GeneralNames names =
        new GeneralNames(
            new GeneralName[] {
              named(host),
              new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
              new GeneralName(GeneralName.iPAddress, "::1")
            });
    X509v3CertificateBuilder builder =
        builder(new X500Name("CN=" + host), server, BigInteger.TWO, now);
    X509Certificate leaf = signed(builder, keys, new BasicConstraints(false), names);
    return new TlsIdentity(server.getPrivate(), List.of(leaf));
  }

  private static GeneralName named(String host) {
    boolean address = IPAddress.isValid(host);
    return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host);
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(
          "this Java has no EC keys: use one with the module jdk.crypto.ec", missing);
    }
  }

  private static X509v3CertificateBuilder builder(
      X500Name subject, KeyPair keys, BigInteger serial, Instant now) {
    return new JcaX509v3CertificateBuilder(
        NAME,
        serial,
        Date.from(now.minus(1, ChronoUnit.DAYS)),
        Date.from(now.plus(VALID_DAYS, ChronoUnit.DAYS)),
        subject,
        keys.getPublic());
  }

  private static X509Certificate signed(
      X509v3CertificateBuilder builder,
      KeyPair signer,
      BasicConstraints constraints,
      GeneralNames names) {
    try {
      builder.addExtension(Extension.basicConstraints, true, constraints);
      if (names != null) {
        builder.addExtension(Extension.subjectAlternativeName, false, names);
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(new JcaContentSignerBuilder(SIGNATURE).build(signer.getPrivate())));
    } catch (CertIOException | OperatorCreationException | GeneralSecurityException broken) {
      throw new IllegalStateException("cannot write a certificate: " + broken.getMessage(), broken);
    }
  }
}
