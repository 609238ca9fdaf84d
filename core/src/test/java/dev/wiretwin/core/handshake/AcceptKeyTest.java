package dev.wiretwin.core.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptKeyTest {
  @Test
  void theExampleOfTheRfcHolds() {
    assertThat(AcceptKey.of("dGhlIHNhbXBsZSBub25jZQ==")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    assertThat(AcceptKey.isKey("dGhlIHNhbXBsZSBub25jZQ==")).isTrue();
  }

  @Test
  void aRuntimeWithoutTheDigestIsNamedAsTheFault() {
    assertThatIllegalStateException()
        .isThrownBy(() -> AcceptKey.digest("SHA-0"))
        .withMessageContaining("lacks SHA-0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "dGhlIHNhbXBsZSBub25jZQ", "dGhlIHNhbXBsZSBub25jZQ=", "dGhlIHNhbXBsZSBub25jZTE=",
            "dGhlIHNhbXBsZSBub25jZSEh",
        "dGhlIHNhbXBsZSBub25jZ===", "dGhlIHNhbXBsZSBub25j Q==", "dGhlIHNhbXBsZSBub25jZ-==",
            "dGhlIHNhbXBsZSBub25jZQ==x", "éGhlIHNhbXBsZSBub25jZQ=="
      })
  void otherTextsAreNoKeys(String key) {
    assertThat(AcceptKey.isKey(key)).isFalse();
  }
}
