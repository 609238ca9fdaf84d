package dev.wiretwin.core.deflate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class DeflateParametersTest {
  @Test
  void theHeaderNamesWhatDiffersFromTheFullSize() {
    assertThat(new DeflateParameters(false, false, 15, 15).toHeader())
        .isEqualTo("permessage-deflate");
    assertThat(new DeflateParameters(true, true, 9, 8).toHeader())
        .isEqualTo(
            "permessage-deflate; server_no_context_takeover; client_no_context_takeover"
                + "; server_max_window_bits=9; client_max_window_bits=8");
  }

  @Test
  void theServersWindowIsNamedAtFullSizeWhenTheOfferDidSo() {
    assertThat(new DeflateParameters(false, false, 15, 15).toHeader(true))
        .isEqualTo("permessage-deflate; server_max_window_bits=15");
  }

  @Test
  void windowsOutsideOfEightToFifteenAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DeflateParameters(false, false, 16, 15))
        .withMessageContaining("serverMaxWindowBits");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DeflateParameters(false, false, 15, 7))
        .withMessageContaining("clientMaxWindowBits");
  }
}
