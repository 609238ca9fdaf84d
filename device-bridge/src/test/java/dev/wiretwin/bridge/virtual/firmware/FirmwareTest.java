package dev.wiretwin.bridge.virtual.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FirmwareTest {
  @Test
  void allButLuaTakeAtCommands() {
    assertThat(Firmware.LUA.isAt()).isFalse();
    assertThat(Firmware.AT_1_7.isAt() && Firmware.AT_2.isAt() && Firmware.AT_5.isAt()).isTrue();
  }
}
