package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabHostTest {
  private static final String ELSEWHERE = "192.168.1.20";

  private static ClientStep moved(ClientStep step) {
    return LabHost.move(List.of(step), LabHost.USUAL, ELSEWHERE).get(0);
  }

  @Test
  void whateverNamesTheLabServerIsMoved() {
    assertThat(moved(new ClientStep.Connect(1, "ws://127.0.0.1:{port}/a")))
        .isEqualTo(new ClientStep.Connect(1, "ws://192.168.1.20:{port}/a"));
    assertThat(
            moved(
                new ClientStep.On(
                    1, "close", ClientStep.Handler.CONNECT, Optional.of("ws://127.0.0.1:{port}"))))
        .extracting(step -> ((ClientStep.On) step).url().orElseThrow())
        .isEqualTo("ws://192.168.1.20:{port}");
    assertThat(moved(new ClientStep.LuaOnly(2, "lua", "c:connect('ws://127.0.0.1:{port}/')")))
        .isEqualTo(new ClientStep.LuaOnly(2, "lua", "c:connect('ws://192.168.1.20:{port}/')"));
  }

  @Test
  void allElseStaysAsItIs() {
    ClientStep nobodyThere = new ClientStep.Connect(1, "ws://127.0.0.1:65535/");
    ClientStep wait = new ClientStep.WaitMs(1, 5);
    assertThat(moved(nobodyThere)).isEqualTo(nobodyThere);
    assertThat(moved(wait)).isSameAs(wait);
  }

  @Test
  void anAddressIsWrittenInDigits() {
    LabHost.demandAddress(ELSEWHERE);
    assertThatThrownBy(() -> LabHost.demandAddress("bench.lan"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bench.lan");
    assertThat(LabHost.isAddress("255.0.10.1")).isTrue();
    assertThat(LabHost.isAddress("300.1.1.1")).isFalse();
    assertThatThrownBy(() -> LabHost.demandAddress("::1"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
