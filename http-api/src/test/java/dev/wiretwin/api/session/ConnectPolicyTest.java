package dev.wiretwin.api.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectPolicyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.8.8.8",
        "::1",
        "10.2.3.4",
        "172.31.0.1",
        "192.168.4.1",
        "169.254.7.7",
        "fd12::1",
        "fe80::1"
      })
  void theBenchIsThisMachineAndTheNetworksItStandsIn(String address) {
    assertThat(ConnectPolicy.BENCH.test(at(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "172.32.0.1",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "2001:db8::1",
        "64:ff9b::a00:1",
        "::a00:1",
        "2002:a00:1::"
      })
  void theBenchIsNothingBeyond(String address) {
    assertThat(ConnectPolicy.BENCH.test(at(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "::ffff:169.254.169.254",
        "64:ff9b::a9fe:a9fe",
        "2002:a9fe:a9fe::",
        "fd00:ec2::254"
      })
  void whereCloudsGiveOutTheirKeysIsNeverAllowed(String address) {
    assertThat(ConnectPolicy.BENCH.test(at(address))).isFalse();
    assertThat(ConnectPolicy.ANY.test(at(address))).isFalse();
    assertThat(ConnectPolicy.of(List.of("169.254.169.254", "fd00::/8")).test(at(address)))
        .isFalse();
  }

  @Test
  void anyIsEverythingElse() {
    ConnectPolicy any = ConnectPolicy.of(List.of("any"));
    assertThat(any.test(at("8.8.8.8"))).isTrue();
    assertThat(any.test(at("2001:db8::1"))).isTrue();
  }

  @Test
  void rangesThatAreNamedAreTheOnlyOnes() {
    ConnectPolicy own = ConnectPolicy.of(List.of("203.0.113.0/24", "::1"));
    assertThat(own.test(at("203.0.113.9"))).isTrue();
    assertThat(own.test(at("::1"))).isTrue();
    assertThat(own.test(at("127.0.0.1"))).isFalse();
    assertThat(own).hasToString("[203.0.113.0/24, 0:0:0:0:0:0:0:1/128]");
  }

  private static InetAddress at(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException never) {
      throw new AssertionError(literal, never);
    }
  }
}
