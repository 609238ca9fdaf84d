package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteBoardTest {
  @Test
  void itHasTheNameItWasGivenOrThatOfItsAddress() {
    assertThat(RemoteBoard.of("attic=tcp://pi.local:3333"))
        .isEqualTo(new RemoteBoard("attic", "tcp://pi.local:3333"));
    assertThat(RemoteBoard.of("rfc2217://[::1]:2217").id()).isEqualTo("net--1-2217");
    assertThat(RemoteBoard.of("tcp://pi.local:3333").info().target())
        .isEqualTo("board:net-pi.local-3333");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/dev/ttyUSB0", "a b=tcp://x:1", "tcp://x", "ws://x:1", "=tcp://x:1"})
  void whatIsNoAddressIsRefusedWithAnExample(String words) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RemoteBoard.of(words))
        .withMessageContaining("tcp://host:port");
  }
}
