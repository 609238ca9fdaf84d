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

  @Test
  void anAddressOfVersion6IsOursHoweverItIsWritten() {
    for (String host :
        new String[] {"[fd00:0:0::7]", "[FD00:0000::0007]:80", "[::0:1]", "[2001:db8::a:5]:80"}) {
      assertThat(guard.check(came("[2001:db8:0:0:0:0:a:5%eth0]", host))).isNotEmpty();
    }
    for (String host :
        new String[] {
          "[2001:db8::a:6]", "[2001:db8::g]", "[::1", "[:[:]1]", "[::1]x", "[:]", "[]"
        }) {
      assertThatThrownBy(() -> guard.check(came("[2001:db8:0:0:0:0:a:5]", host)))
          .isInstanceOf(Refusal.class);
    }
  }

  private static Asked came(String local, String host) {
    return new Asked("GET", "/", local, name -> List.of(host));
  }

  private static Asked asked(String... hosts) {
    return new Asked("GET", "/", "10.9.8.7", name -> List.of(hosts));
  }
}
