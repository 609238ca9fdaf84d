package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.client.ClientConfig.Handlers;
import dev.wiretwin.core.client.ClientConfig.ReceiveQueue;
import dev.wiretwin.core.client.ClientConfig.WhenFull;
import dev.wiretwin.core.deflate.DeflateOffer;
import dev.wiretwin.core.engine.Timing;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.lab.ThrowawayAuthority;
import dev.wiretwin.core.scenario.JvmSettings.Tls;
import dev.wiretwin.core.transport.TlsTrust;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JvmSettingsTest {
  private static final TlsTrust LAB = ThrowawayAuthority.create(Instant.EPOCH).trust();

  @Test
  void unlessSomebodySaysOtherwiseAClientIsAsItIsMade() {
    assertThat(JvmSettings.DEFAULT.config(LAB, 1)).isEqualTo(ClientConfig.DEFAULT.withTrust(LAB));
  }

  @Test
  void timingIsScaled() {
    assertThat(JvmSettings.DEFAULT.config(LAB, 0.05).timing())
        .isEqualTo(Timing.NODEMCU.scaled(0.05));
  }

  @Test
  void everythingThatIsSetIsPassedOn() {
    Limits limits = Limits.DEFAULT.withMaxHeadBytes(300);
    ReceiveQueue queue = new ReceiveQueue(1, 1, WhenFull.CLOSE);
    ClientConfig config =
        new JvmSettings(
                limits,
                Timing.NODEMCU,
                Optional.of(DeflateOffer.DEFAULT),
                List.of("chat"),
                Tls.ANY,
                Handlers.DIRECT,
                queue)
            .config(LAB, 1);

    assertThat(config.limits()).isEqualTo(limits);
    assertThat(config.deflate()).contains(DeflateOffer.DEFAULT);
    assertThat(config.subprotocols()).containsExactly("chat");
    assertThat(config.trust()).isEqualTo(TlsTrust.ANYTHING);
    assertThat(config.handlers()).isEqualTo(Handlers.DIRECT);
    assertThat(config.receiveQueue()).isEqualTo(queue);
  }

  @Test
  void theSystemDoesNotKnowTheLab() {
    JvmSettings usual = JvmSettings.DEFAULT;
    JvmSettings system =
        new JvmSettings(
            usual.limits(),
            usual.timing(),
            usual.deflate(),
            usual.subprotocols(),
            Tls.SYSTEM,
            usual.handlers(),
            usual.receiveQueue());
    assertThat(system.config(LAB, 1).trust()).isEqualTo(TlsTrust.SYSTEM);
  }
}
