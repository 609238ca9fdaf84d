package dev.wiretwin.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndpointTest {
  @Test
  void endpointsOfTheSameHostPortAndTrustAreEqual() {
    assertThat(new Endpoint("h", 1, Optional.of(TlsTrust.SYSTEM)))
        .isEqualTo(new Endpoint("h", 1, Optional.of(new TlsTrust.System())))
        .isNotEqualTo(new Endpoint("h", 1, Optional.empty()));
  }
}
