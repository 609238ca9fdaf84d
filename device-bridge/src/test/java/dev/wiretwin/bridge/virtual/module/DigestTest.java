package dev.wiretwin.bridge.virtual.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.virtual.lua.LuaError;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {
  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String hex(byte[] bytes) {
    return new String(Codings.toHex(bytes), StandardCharsets.ISO_8859_1);
  }

  // RFC 1321 A.5 and FIPS 180-2
  @ParameterizedTest
  @CsvSource({
    "md5,900150983cd24fb0d6963f7d28e17f72",
    "Sha1,a9993e364706816aba3e25717850c26c9cd0d89d",
    "SHA256,ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
  })
  void digestsOfAbc(String algorithm, String expected) {
    Digest digest = Digest.of(algorithm);
    digest.update(bytes("a"));
    digest.update(bytes("bc"));
    assertThat(hex(digest.finish())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"SHA384,48", "sha512,64"})
  void longDigestsHaveTheirLength(String algorithm, int length) {
    assertThat(Digest.of(algorithm).finish()).hasSize(length);
    assertThat(Digest.keyed(algorithm, bytes("k")).finish()).hasSize(length);
  }

  // RFC 2202 §3, case 2, and the digest of nothing with no key
  @Test
  void aKeyMakesAnotherDigest() {
    Digest digest = Digest.keyed("sha1", bytes("Jefe"));
    digest.update(bytes("what do ya want for nothing?"));
    assertThat(hex(digest.finish())).isEqualTo("effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
    assertThat(hex(Digest.keyed("sha1", new byte[0]).finish()))
        .isEqualTo("fbdb1d1b18aa6c08324b7d64b71fb76370690e1d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MD2", "SHA-1", "", "sha3"})
  void anUnknownAlgorithmIsRefused(String algorithm) {
    assertThatThrownBy(() -> Digest.of(algorithm))
        .isInstanceOf(LuaError.class)
        .hasMessage("unknown hash mech");
    assertThatThrownBy(() -> Digest.keyed(algorithm, new byte[0])).isInstanceOf(LuaError.class);
  }

  /** What a build of Java that was stripped of the provider says; the provider is back after. */
  private static void assertAsksForACompleteJava(String provider, Runnable making) {
    int place = List.of(Security.getProviders()).indexOf(Security.getProvider(provider)) + 1;
    Provider kept = Security.getProvider(provider);
    Security.removeProvider(provider);
    try {
      assertThatThrownBy(making::run)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("this Java has no sha256; take a complete one")
          .hasCauseInstanceOf(NoSuchAlgorithmException.class);
    } finally {
      Security.insertProviderAt(kept, place);
    }
    making.run();
  }

  @Test
  void aJavaWithoutTheAlgorithmIsNamed() {
    assertAsksForACompleteJava("SUN", () -> Digest.of("sha256"));
    assertAsksForACompleteJava("SunJCE", () -> Digest.keyed("sha256", bytes("k")));
  }

  @Test
  void afterItsEndADigestBeginsAnew() {
    Digest plain = Digest.of("sha256");
    Digest keyed = Digest.keyed("sha256", bytes("k"));
    for (Digest digest : List.of(plain, keyed)) {
      digest.update(bytes("abc"));
      byte[] first = digest.finish();
      digest.update(bytes("abc"));
      assertThat(digest.finish()).isEqualTo(first);
    }
  }
}
