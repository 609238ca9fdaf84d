package dev.wiretwin.bench.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AtOverheadTest {
  private static final AtOverhead OVERHEAD = new AtOverhead(2_048, 2_920, 8_192, 115_200);

  private static int bytes(String... said) {
    return String.join("", said).getBytes(StandardCharsets.US_ASCII).length;
  }

  @Test
  void theBytesOfASendAreThoseThatAreSaid() {
    int said =
        bytes(
            "AT+CIPSEND=0,2048\r\n",
            "\r\nOK\r\n",
            "\r\n>",
            "\r\nRecv 2048 bytes\r\n",
            "\r\nSEND OK\r\n");
    assertThat(OVERHEAD.send()).isEqualTo(said + 2_048 + 20);
  }

  @Test
  void whatTcpDoesNotHoldWaitsForTheAir() {
    AtOverhead large = new AtOverhead(8_192, 2_920, 8_192, 921_600);
    assertThat(large.send()).isEqualTo(78 + 8_192 + 2 * 460 + 1);
  }

  @Test
  void theBytesOfAReadAreThoseThatAreSaid() {
    int said =
        bytes(
            "\r\n+IPD,0,2920\r\n", "AT+CIPRECVDATA=0,8192\r\n", "+CIPRECVDATA:2920,", "\r\nOK\r\n");
    assertThat(OVERHEAD.read()).isEqualTo(said + 2_920 + 10);
  }

  @Test
  void whatGoesBothWaysSharesTheTime() {
    assertThat(OVERHEAD.to(1_024)).isBetween(0.95, 0.97);
    assertThat(OVERHEAD.from(1_024)).isBetween(0.96, 0.98);
    assertThat(OVERHEAD.each(1_024)).isCloseTo(0.483, within(0.005));
  }
}
