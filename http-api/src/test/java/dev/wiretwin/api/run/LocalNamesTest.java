package dev.wiretwin.api.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalNamesTest {
  private final LocalNames names = new LocalNames();

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "async.test", "127.0.0.1", "127.1.2.3", "::1"})
  void whatIsOursIsFound(String host) throws UnknownHostException {
    assertThat(names.lookUp(host)).isNotEmpty().allMatch(InetAddress::isLoopbackAddress);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody.invalid", "example.org", "10.255.255.1", "128.0.0.1", ""})
  void nobodyIsAskedForAnythingElse(String host) {
    assertThatThrownBy(() -> names.lookUp(host)).isInstanceOf(UnknownHostException.class);
  }

  @Test
  void whereLabServersListenIsOurs() throws UnknownHostException {
    LocalNames wider = new LocalNames("192.168.1.20");
    assertThat(wider.lookUp("192.168.1.20"))
        .extracting(InetAddress::getHostAddress)
        .containsExactly("192.168.1.20");
    assertThat(wider.lookUp("localhost")).isNotEmpty();
    assertThatThrownBy(() -> wider.lookUp("192.168.1.21")).isInstanceOf(UnknownHostException.class);
  }

  @Test
  void aLiteralThatIsNoAddressIsUnknown() {
    assertThatThrownBy(() -> names.lookUp("127.0.0.999")).isInstanceOf(UnknownHostException.class);
  }
}
