package dev.wiretwin.bridge.virtual.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.cpu.ManualCpu;
import dev.wiretwin.bridge.virtual.net.LwipStack;
import dev.wiretwin.core.WebSocket;
import org.junit.jupiter.api.Test;

class BoardAirTest {
  private final ManualCpu cpu = new ManualCpu();
  private final BoardAir air = new BoardAir(WebSocket.defaultNetwork(), Runnable::run);

  @Test // VB-66
  void wifiIsLostForAWhile() {
    LwipStack stack = air.apply(cpu);
    air.lose(cpu, 5000);
    assertThat(stack.isUp()).isFalse();
    cpu.advance(4_999_000);
    assertThat(stack.isUp()).isFalse();
    cpu.advance(1000);
    assertThat(stack.isUp()).isTrue();
  }

  @Test // VB-66
  void wifiThatIsLostStaysLostOverAReset() {
    air.lose(cpu, 0);
    LwipStack stack = air.apply(cpu);
    cpu.advance(3_600_000_000L);
    assertThat(stack.isUp()).isFalse();
    air.back();
    assertThat(stack.isUp()).isTrue();
  }

  @Test
  void aLaterLossTakesThePlaceOfAnEarlierOne() {
    LwipStack stack = air.apply(cpu);
    air.lose(cpu, 1000);
    air.lose(cpu, 5000);
    cpu.advance(2_000_000);
    assertThat(stack.isUp()).isFalse();
  }

  @Test
  void aPortThatOneLifeListenedOnIsFreeInTheNext() {
    LwipStack first = air.apply(cpu);
    int port = first.listen(0, socket -> null).orElseThrow().port();
    LwipStack second = air.apply(cpu);
    assertThat(second.listen(port, socket -> null)).isPresent();
    air.close();
  }
}
