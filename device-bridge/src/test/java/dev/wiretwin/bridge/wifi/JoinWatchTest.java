package dev.wiretwin.bridge.wifi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class JoinWatchTest {
  private long now = 7;
  private final JoinWatch watch = new JoinWatch(() -> now, Duration.ofSeconds(20));

  private Optional<String> after(int ms, int station) {
    now += ms * 1_000_000L;
    return watch.failure(
        new WifiStatus(1, station, Optional.of("lab"), Optional.empty(), OptionalInt.empty()));
  }

  @Test
  void aWrongPasswordIsBelievedWhenItIsSaidForASecond() {
    assertThat(after(0, 2)).isEmpty();
    assertThat(after(500, 1)).isEmpty();
    assertThat(after(900, 2)).isEmpty();
    assertThat(after(900, 2)).isEmpty();
    assertThat(after(100, 2))
        .contains("network \"lab\" does not take the password: check it, capitals count");
  }

  @Test
  void aNetworkMayComeLate() {
    assertThat(after(0, 3)).isEmpty();
    assertThat(after(5_900, 3)).isEmpty();
    assertThat(after(100, 3).orElseThrow()).contains("not found", "2.4 GHz");
  }

  @Test
  void afterTheLimitThereIsNoHope() {
    assertThat(after(0, 1)).isEmpty();
    assertThat(after(19_999, 1)).isEmpty();
    assertThat(after(1, 1).orElseThrow())
        .startsWith("connecting to network \"lab\" after 20 s, without an address")
        .contains("DHCP");
  }

  @Test
  void otherFailuresAreTold() {
    assertThat(after(0, 4)).isEmpty();
    assertThat(after(1_000, 4).orElseThrow()).contains("failed", "WPA2");
  }
}
