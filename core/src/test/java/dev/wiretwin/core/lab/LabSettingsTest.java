package dev.wiretwin.core.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.core.transport.TlsIdentity;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabSettingsTest {
  @Test
  void theDefaultIsAnyFreeLoopbackPortInRealTime() {
    assertThat(LabSettings.DEFAULT.address().getAddress().isLoopbackAddress()).isTrue();
    assertThat(LabSettings.DEFAULT.address().getPort()).isZero();
    assertThat(LabSettings.DEFAULT.tls()).isEmpty();
    assertThat(LabSettings.DEFAULT.timeScale()).isEqualTo(1);
    LabSettings.DEFAULT.observer().accept(null);
  }

  @Test
  void eachPartCanBeExchangedAlone() {
    TlsIdentity identity =
        ThrowawayAuthority.create(Instant.parse("2026-11-22T20:00:00Z")).identityFor("localhost");
    InetSocketAddress address = new InetSocketAddress("127.0.0.1", 8080);
    List<LabNews> told = new ArrayList<>();
    LabSettings settings =
        LabSettings.DEFAULT
            .withAddress(address)
            .withTls(identity)
            .withTimeScale(0.05)
            .withObserver(told::add);
    settings.observer().accept(null);

    assertThat(settings.address()).isEqualTo(address);
    assertThat(settings.tls()).contains(identity);
    assertThat(settings.timeScale()).isEqualTo(0.05);
    assertThat(told).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void aScaleInWhichTimeDoesNotPassIsRefused(double scale) {
    assertThatThrownBy(() -> LabSettings.DEFAULT.withTimeScale(scale))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("time scale");
  }
}
