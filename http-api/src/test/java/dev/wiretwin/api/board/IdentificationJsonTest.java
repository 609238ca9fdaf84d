package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.board.IdentificationJson.Answer;
import dev.wiretwin.bridge.identify.BootReason;
import dev.wiretwin.bridge.identify.Identification;
import dev.wiretwin.bridge.identify.LuaInfo;
import dev.wiretwin.bridge.wifi.WifiStatus;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class IdentificationJsonTest {
  private static final BootReason WATCHDOG =
      new BootReason(BootReason.Kind.HARDWARE_WATCHDOG, "hardware watchdog");

  private static LuaInfo info(String release, long heap, Optional<WifiStatus> wifi) {
    return new LuaInfo(
        "3.0.0",
        release,
        "",
        "",
        "Lua 5.1",
        List.of("wifi", "websocket"),
        false,
        0,
        heap,
        12648430,
        -1,
        -1,
        Optional.of(WATCHDOG),
        wifi);
  }

  private static Answer of(Identification found) {
    return IdentificationJson.of("usb-1-1.2", found);
  }

  @Test
  void whatLuaFirmwareToldIsThereAndWhatItDidNotIsLeftOut() {
    WifiStatus wifi =
        new WifiStatus(1, 5, Optional.of("lab"), Optional.of("10.0.0.7"), OptionalInt.of(-61));
    Answer answer =
        of(new Identification.LuaFirmware(info("3.0.0-x", 41_000, Optional.of(wifi)), 9600));
    assertThat(answer.kind()).isEqualTo("lua-firmware");
    assertThat(answer.baud()).isEqualTo(9600);
    assertThat(answer.lua().release()).isEqualTo("3.0.0-x");
    assertThat(answer.lua().branch()).isNull();
    assertThat(answer.lua().heapBytes()).isEqualTo(41_000);
    assertThat(answer.lua().lfsBytes()).isZero();
    assertThat(answer.lua().flashBytes()).isNull();
    assertThat(answer.lua().websocket()).isTrue();
    assertThat(answer.lua().boot().kind()).isEqualTo("hardware-watchdog");
    assertThat(answer.lua().wifi().ip()).isEqualTo("10.0.0.7");
    assertThat(answer.lua().wifi().rssi()).isEqualTo(-61);
    assertThat(answer.lua().wifi().connected()).isTrue();
  }

  @Test
  void aBoardThatToldLittleHasLittle() {
    Answer answer = of(new Identification.LuaFirmware(info("", -1, Optional.empty()), 115_200));
    assertThat(answer.lua().release()).isNull();
    assertThat(answer.lua().heapBytes()).isNull();
    assertThat(answer.lua().wifi()).isNull();
    WifiStatus off = new WifiStatus(0, 0, Optional.empty(), Optional.empty(), OptionalInt.empty());
    assertThat(IdentificationJson.Wifi.of(off).rssi()).isNull();
  }

  @Test
  void eachKindHasItsWordAndItsOwnFacts() {
    Answer at = of(new Identification.AtFirmware("2.3.0.0", 2, "ESP8266", 115_200));
    assertThat(at.kind()).isEqualTo("at-firmware");
    assertThat(at.at().generation()).isEqualTo(2);
    Answer busy = of(new Identification.BusyWithScript("tick", 115_200));
    assertThat(busy.kind()).isEqualTo("busy-with-script");
    assertThat(busy.lastWords()).isEqualTo("tick");
    Answer other = of(new Identification.OtherFirmware("Marlin", 230_400));
    assertThat(other.baud()).isEqualTo(230_400);
    assertThat(other.lastWords()).isEqualTo("Marlin");
    Answer loop = of(new Identification.BootLoop(WATCHDOG));
    assertThat(loop.kind()).isEqualTo("boot-loop");
    assertThat(loop.boot().words()).isEqualTo("hardware watchdog");
    assertThat(of(new Identification.Silent(false)).kind()).isEqualTo("silent");
    assertThat(of(new Identification.Silent(false)).advice()).isNotEmpty();
  }
}
