package dev.wiretwin.bridge.identify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.identify.BootReason.Kind;
import dev.wiretwin.bridge.identify.Identification.AtFirmware;
import dev.wiretwin.bridge.identify.Identification.BootLoop;
import dev.wiretwin.bridge.identify.Identification.BusyWithScript;
import dev.wiretwin.bridge.identify.Identification.LoaderMode;
import dev.wiretwin.bridge.identify.Identification.LuaFirmware;
import dev.wiretwin.bridge.identify.Identification.OtherFirmware;
import dev.wiretwin.bridge.identify.Identification.Silent;
import dev.wiretwin.bridge.identify.Identification.Unreadable;
import dev.wiretwin.bridge.wifi.WifiStatus;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IdentificationTest {
  private static LuaFirmware lua(boolean integers, Optional<WifiStatus> wifi, String... modules) {
    LuaInfo known = LuaInfoTest.of("3.0.0", "", modules);
    return new LuaFirmware(
        new LuaInfo(
            known.version(),
            known.release(),
            known.branch(),
            known.commit(),
            known.lua(),
            known.modules(),
            integers,
            known.lfsBytes(),
            known.heapBytes(),
            known.chipId(),
            known.flashBytes(),
            known.uptimeSeconds(),
            known.boot(),
            wifi),
        115_200);
  }

  private static WifiStatus wifi(int status, String ip) {
    return new WifiStatus(
        1,
        status,
        Optional.of("lab"),
        Optional.of(ip).filter(text -> !text.isEmpty()),
        OptionalInt.of(-61));
  }

  @Test
  void whatABoardLacksIsAdvised() {
    assertThat(lua(false, Optional.empty()).advice()).contains("look again");
    assertThat(lua(false, Optional.empty(), "node", "wifi").advice())
        .contains("LUA_USE_MODULES_WEBSOCKET", "user_modules.h");
    assertThat(lua(false, Optional.empty(), "websocket").advice()).contains("module wifi");
    assertThat(lua(false, Optional.of(wifi(1, "")), "websocket", "wifi").advice())
        .contains("boards wifi");
    assertThat(lua(false, Optional.of(wifi(5, "10.0.0.7")), "websocket", "wifi").advice())
        .contains("ready");
  }

  @Test
  void luaIsSummedUp() {
    assertThat(lua(true, Optional.of(wifi(5, "10.0.0.7")), "websocket").summary())
        .isEqualTo(
            "NodeMCU Lua firmware 3.0.0, integer numbers, with websocket, in network \"lab\" as"
                + " 10.0.0.7, -61 dBm (good), at 115200 baud");
    assertThat(lua(false, Optional.empty(), "node").summary())
        .contains("float numbers, without websocket");
  }

  @ParameterizedTest
  @EnumSource
  void eachLoopHasItsAdvice(Kind kind) {
    BootLoop loop = new BootLoop(new BootReason(kind, "so it is"));
    assertThat(loop.summary()).isEqualTo("starts again and again: so it is");
    String expected =
        switch (kind) {
          case POWER_ON, RESET_PIN, UNKNOWN -> "cable";
          case HARDWARE_WATCHDOG, EXCEPTION, DEEP_SLEEP -> "flash it again";
          default -> "file.remove(\"init.lua\")";
        };
    assertThat(loop.advice()).contains(expected);
  }

  @Test
  void allHaveALineAndASentence() {
    List<Identification> all =
        List.of(
            new BusyWithScript("tick", 115_200),
            new AtFirmware("2.3.0.0", 2, "x", 115_200),
            new AtFirmware("", 0, "", 9_600),
            new OtherFirmware("hello", 9_600),
            new LoaderMode(),
            new Unreadable(99),
            new Silent(false),
            new Silent(true));
    assertThat(all).allMatch(one -> one.advice().endsWith("."));
    assertThat(all)
        .extracting(Identification::summary)
        .containsExactly(
            "NodeMCU Lua firmware, busy with a script, at 115200 baud; it said last: tick",
            "ESP-AT 2.3.0.0 (x), at 115200 baud",
            "AT firmware of unknown version, at 9600 baud",
            "a firmware we do not know, at 9600 baud; it said last: hello",
            "the ROM's boot loader: GPIO0 was low when the board started",
            "sends 99 bytes that make no sense at any usual rate",
            "silent at every usual rate",
            "starts, and is silent then");
  }

  @Test
  void nothingSaidIsNotQuoted() {
    assertThat(new OtherFirmware("", 9_600).summary()).endsWith("9600 baud");
  }
}
