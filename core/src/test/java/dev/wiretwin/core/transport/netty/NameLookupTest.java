package dev.wiretwin.core.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class NameLookupTest {
  @Test
  void theSystemKnowsLiteralsAndItself() throws UnknownHostException {
    assertThat(NameLookup.SYSTEM.lookUp("127.0.0.1"))
        .containsExactly(InetAddress.getByName("127.0.0.1"));
    assertThat(NameLookup.SYSTEM.lookUp("::1")).hasSize(1);
    assertThat(NameLookup.SYSTEM.lookUp("localhost")).allMatch(InetAddress::isLoopbackAddress);
  }

  @Test
  void whatIsNoNameHasNoAddress() {
    // not even asked about: no name has a label this long
    assertThatThrownBy(() -> NameLookup.SYSTEM.lookUp("x".repeat(300)))
        .isInstanceOf(UnknownHostException.class);
  }
}
