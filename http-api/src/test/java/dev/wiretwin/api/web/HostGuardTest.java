package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.refusal.Refusal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HostGuardTest {

  private final HostGuard guard = new HostGuard("192.168.7.7", Set.of("bench1.lan", "fd00::7"));

  @Test
  void ourOwnNamesAreOurs() {
    for (String host :
        new String[] {
          "localhost",
          "LocalHost:80",
          "127.0.0.1",
          "[::1]:8080",
          "192.168.7.7:8080",
          "bench1.lan",
          "[fd00::7]:1",
          "10.9.8.7"
        }) {
      assertThat(guard.check(asked(host))).isEqualTo(host.toLowerCase(java.util.Locale.ROOT));
    }
  }

  @Test
  void othersAreNot() {
    for (String host :
        new String[] {"evil", "evil:80", "10.9.8.8", "[fd00::8]", "", ":80", "x.localhost"}) {
      assertThatThrownBy(() -> guard.check(asked(host))).isInstanceOf(Refusal.class);
    }
    assertThatThrownBy(() -> guard.check(asked()))
        .hasMessage("the request must name its host, once");
    assertThatThrownBy(() -> guard.check(asked("localhost", "localhost")))
        .isInstanceOf(Refusal.class);
  }

  private static Asked asked(String... hosts) {
    return new Asked("GET", "/", "10.9.8.7", name -> List.of(hosts));
  }
}
