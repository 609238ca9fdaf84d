package dev.wiretwin.api.testee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.transport.TlsTrust;
import org.junit.jupiter.api.Test;

class TesteeTermsTest {
  @Test
  void theLargestMessagesOfTheSuiteFitSeveralTimes() {
    assertThat(TesteeTerms.LIMITS.maxFrameBytes()).isGreaterThan(16 << 20);
    assertThat(TesteeTerms.LIMITS.maxMessageBytes()).isGreaterThan(16 << 20);
    assertThat(TesteeTerms.LIMITS.maxQueuedBytes()).isGreaterThanOrEqualTo(64 << 20);
  }

  @Test
  void theClientOffersCompressionAndAnswersOnTheSpot() {
    ClientConfig config = TesteeTerms.client(TlsTrust.ANYTHING);
    assertThat(config.deflate()).isPresent();
    assertThat(config.handlers()).isEqualTo(ClientConfig.Handlers.DIRECT);
    assertThat(config.trust()).isEqualTo(TlsTrust.ANYTHING);
  }

  @Test
  void theServerIsHeldToTheSame() {
    assertThat(TesteeTerms.server().limits()).isEqualTo(TesteeTerms.LIMITS);
    assertThat(TesteeTerms.server().timing()).isEqualTo(TesteeTerms.TIMING);
  }
}
