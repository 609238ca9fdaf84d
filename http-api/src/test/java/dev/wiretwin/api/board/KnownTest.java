package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.identify.BootReason;
import dev.wiretwin.bridge.identify.Identification;
import dev.wiretwin.bridge.identify.LuaInfo;
import dev.wiretwin.bridge.wifi.WifiNetwork;
import dev.wiretwin.bridge.wifi.WifiStatus;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class KnownTest {
  private static final WifiStatus WIFI =
      new WifiStatus(1, 5, Optional.of("lab"), Optional.of("10.0.0.7"), OptionalInt.empty());
  private static final BootReason BOOT = new BootReason(BootReason.Kind.POWER_ON, "power-on");

  @Test
  void whatWasFoundIsRememberedUntilItIsAnotherBoard() {
    LuaInfo info =
        new LuaInfo(
            "3.0.0",
            "",
            "",
            "",
            "Lua 5.1",
            List.of(),
            false,
            0,
            1,
            2,
            3,
            4,
            Optional.of(BOOT),
            Optional.of(WIFI));
    Known found =
        Known.NOTHING
            .withTrouble("it went")
            .withRestart()
            .withFound(new Identification.LuaFirmware(info, 9_600), HandClock.NOON);
    assertThat(found.wifi()).hasValue(WIFI);
    assertThat(found.boot()).hasValue(BOOT);
    assertThat(found.trouble()).isEmpty();
    assertThat(found.foundAt()).hasValue(HandClock.NOON);
    Known silent = found.withFound(new Identification.Silent(false), HandClock.NOON);
    assertThat(silent.wifi()).hasValue(WIFI);
    assertThat(found.forgotten()).isEqualTo(Known.NOTHING.withRestart());
  }

  @Test
  void whatWorksHasNoTrouble() {
    Known troubled = Known.NOTHING.withTrouble("no answer");
    assertThat(troubled.withHeap(40_000).trouble()).isEmpty();
    assertThat(troubled.withHeap(40_000).heap()).hasValue(40_000);
    assertThat(troubled.withWifi(WIFI).trouble()).isEmpty();
    assertThat(troubled.withBoot(BOOT).trouble()).hasValue("no answer");
    WifiNetwork network = new WifiNetwork("lab", "00:11:22:33:44:55", -60, 3, 6);
    assertThat(troubled.withNetworks(List.of(network)).networks()).containsExactly(network);
  }
}
