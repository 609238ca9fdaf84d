package dev.wiretwin.bridge.serial.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wiretwin.bridge.serial.ports.LineAddress.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineAddressTest {
  @ParameterizedTest
  @CsvSource({
    "/dev/ttyUSB0, LOCAL, /dev/ttyUSB0, 0",
    "' usb-1-1.2 ', LOCAL, usb-1-1.2, 0",
    "COM3, LOCAL, COM3, 0",
    "tcp://bench.local:3333, TCP, bench.local, 3333",
    "TCP://10.0.0.1:1/, TCP, 10.0.0.1, 1",
    "rfc2217://[::1]:2217, RFC2217, ::1, 2217"
  })
  void whatAUserMaySayIsUnderstood(String text, Kind kind, String rest, int port) {
    assertThat(LineAddress.of(text)).isEqualTo(new LineAddress(kind, rest, port));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "http://bench:80",
        "tcp://",
        "tcp://bench",
        "tcp://bench:0",
        "tcp://bench:65536",
        "tcp://bench:port",
        "tcp://me@bench:1",
        "tcp://bench:1/path",
        "tcp://bench:1?x=y",
        "tcp://bench:1#x",
        "rfc2217://a b:1",
        "://x"
      })
  void whatIsNoAddressIsAnsweredWithExamples(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LineAddress.of(text))
        .withMessageContaining("/dev/ttyUSB0")
        .withMessageContaining("rfc2217://");
  }

  @Test
  void anAddressWithoutEndIsNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> LineAddress.of("x".repeat(5000)));
  }
}
