package dev.wiretwin.bridge.virtual.lua;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Platform;
import org.junit.jupiter.api.Test;

class LuaNativeTest {
  @Test
  void luasOwnInterfaceIsThereOnLinuxAndMac() {
    assertThat(LuaNative.present()).isEqualTo(Platform.isLinux() || Platform.isMac());
  }

  @Test
  void memoryIsTakenMovedAndGivenBack() {
    if (LuaNative.present()) {
      long block = LuaNative.realloc(0, 16);
      assertThat(block).isNotZero();
      block = LuaNative.realloc(block, 1 << 20);
      assertThat(block).isNotZero();
      LuaNative.free(block);
    }
  }
}
