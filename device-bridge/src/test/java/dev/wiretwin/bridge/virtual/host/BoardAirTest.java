package dev.wiretwin.bridge.virtual.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.cpu.ManualCpu;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.module.BenchBoard;
import dev.wiretwin.bridge.virtual.module.WifiModule;
import dev.wiretwin.bridge.virtual.net.LwipStack;
import dev.wiretwin.bridge.virtual.net.SystemNames;
import dev.wiretwin.core.WebSocket;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BoardAirTest {
  private final ManualCpu cpu = new ManualCpu();
  private final BoardAir air = air(BoardSettings.DEFAULT.withWithout(Set.of("wifi")));

  private static BoardAir air(BoardSettings settings) {
    return new BoardAir(WebSocket.defaultNetwork(), Runnable::run, new SystemNames(), settings);
  }

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

  @Test // VB-66
  void aStationOpensTheWayToTheNetworkAndFindsItsNetworkAgain() {
    BoardAir home = air(BoardSettings.DEFAULT);
    try (BenchBoard board = new BenchBoard()) {
      LwipStack stack = home.apply(board.cpu);
      assertThat(stack.isUp()).isFalse();
      WifiModule station = home.newStation();
      station.start(board);
      assertThat(stack.isUp()).isTrue();
      assertThat(home.address()).isNotEqualTo("0.0.0.0");
      home.lose(board.cpu, 20_000);
      board.cpu.advance(19_000_000);
      assertThat(stack.isUp()).isFalse();
      assertThat(home.address()).isEqualTo("0.0.0.0");
      board.cpu.advance(10_000_000);
      assertThat(stack.isUp()).isTrue();
      station.stop();
    }
  }
}
