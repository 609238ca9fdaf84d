package dev.wiretwin.bridge.virtual.at;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** VB-50. */
class AtUartTest {
  @Test
  void theActualRateIsWhatTheClockCanBeDividedTo() {
    assertThat(AtUart.of(115200).actual()).isEqualTo("115273,8,1,0,0");
    assertThat(AtUart.of(115200).stored()).isEqualTo("115200,8,1,0,0");
  }

  @Test
  void itIsReadFromFiveNumbers() throws AtRefusal {
    AtRequest request = AtRequest.parse("AT+UART_CUR=921600,7,3,2,1");
    assertThat(AtUart.of(request, 4_500_000)).isEqualTo(new AtUart(921600, 7, 3, 2, 1));
    assertThatThrownBy(() -> AtUart.of(request, 900_000)).isInstanceOf(AtRefusal.class);
    AtRequest four = AtRequest.parse("AT+UART_CUR=921600,7,3,2");
    assertThatThrownBy(() -> AtUart.of(four, 4_500_000)).isInstanceOf(AtRefusal.class);
  }
}
