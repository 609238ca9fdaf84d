package dev.wiretwin.core.deflate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class DeflateOfferTest {
  @Test
  void theDefaultLetsTheServerChooseOurWindow() {
    assertThat(DeflateOffer.DEFAULT.toHeader())
        .isEqualTo("permessage-deflate; client_max_window_bits");
  }

  @Test
  void everyWishIsSpelledOut() {
    assertThat(new DeflateOffer(true, true, 10, 12).toHeader())
        .isEqualTo(
            "permessage-deflate; server_no_context_takeover; client_no_context_takeover"
                + "; server_max_window_bits=10; client_max_window_bits=12");
  }

  @Test
  void windowsOutsideOfEightToFifteenAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DeflateOffer(false, false, 7, 15))
        .withMessageContaining("serverMaxWindowBits");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DeflateOffer(false, false, 15, 16))
        .withMessageContaining("clientMaxWindowBits");
  }
}
