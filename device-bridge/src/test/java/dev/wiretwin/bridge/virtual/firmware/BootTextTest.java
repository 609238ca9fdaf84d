package dev.wiretwin.bridge.virtual.firmware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.virtual.module.BuildInfo;
import dev.wiretwin.bridge.virtual.module.ResetReason;
import java.util.List;
import org.junit.jupiter.api.Test;

class BootTextTest {
  @Test
  void theRomTellsTheCauseVB11() {
    assertThat(BootText.rom(ResetReason.POWER_ON, false)).contains("rst cause:1, boot mode:(3,6)");
    assertThat(BootText.rom(ResetReason.RESTART, false)).contains("rst cause:2, boot mode:(3,6)");
    assertThat(BootText.rom(ResetReason.HARDWARE_WATCHDOG, false))
        .contains("rst cause:4", "wdt reset");
  }

  @Test
  void theRomSpeaksFor100To600BytesVB10() {
    assertThat(BootText.rom(ResetReason.RESTART, false).length()).isBetween(100, 600);
    assertThat(BootText.flash()).contains("Flash size: 4194304");
  }

  @Test
  void aCrashNamesItsExceptionVB70() {
    assertThat(BootText.crash(ResetReason.exception(28)))
        .startsWith("\nFatal exception 28(LoadProhibitedCause):\nepc1=0x")
        .endsWith("depc=0x00000000\n");
    assertThat(BootText.crash(ResetReason.exception(77))).contains("77(Unknown)");
  }

  @Test
  void theBannerNamesTheModulesVB20() {
    assertThat(BootText.banner(new BuildInfo(List.of("wifi", "net"), true)))
        .contains("\tSSL: true\n", "\tmodules: net,wifi\n build ");
  }
}
