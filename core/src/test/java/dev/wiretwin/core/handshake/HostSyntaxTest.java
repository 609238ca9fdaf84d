package dev.wiretwin.core.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostSyntaxTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"h", "a.b-c_d~", "127.0.0.1", "xn--bcher-kva.test", "9", "H.", "!$&'()*+,;="})
  void namesAreMadeOfUnreservedCharactersAndSubDelims(String host) {
    assertThat(HostSyntax.isName(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "a b", "a:b", "[a]", "a%20", "ü", "a/b", "a\"", "a\\b", "a|b", "a{b}", "a^b",
        "a`b", "a\r"
      })
  void otherTextsAreNoNames(String host) {
    assertThat(HostSyntax.isName(host)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::",
        "::1",
        "1::",
        "1:2:3:4:5:6:7:8",
        "ABCD:ef01::",
        "1:2:3:4:5:6:7::",
        "::2:3:4:5:6:7:8",
        "::ffff:127.0.0.1",
        "1:2:3:4:5:6:255.249.199.9"
      })
  void ipv6AddressesHaveEightGroupsOrAGap(String host) {
    assertThat(HostSyntax.isIpv6(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        ":::",
        "1",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7:8::",
        "::1:2:3:4:5:6:7:8",
        "1::2::3",
        "12345::",
        "g::",
        ":1::",
        "::1:",
        "::256.0.0.1",
        "::1.2.3",
        "::01.2.3.4",
        "1.2.3.4::",
        "1:2:3:4:5:6:7:1.2.3.4",
        "::1%eth0",
        "v1.x",
        "127.0.0.1"
      })
  void otherTextsAreNoIpv6Addresses(String host) {
    assertThat(HostSyntax.isIpv6(host)).isFalse();
  }
}
