package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.at.AtSettings;
import dev.wiretwin.bridge.at.AtTarget;
import dev.wiretwin.bridge.at.AtWay;
import dev.wiretwin.bridge.serial.LineFailure;
import dev.wiretwin.bridge.serial.ports.SerialPorts;
import dev.wiretwin.bridge.virtual.firmware.BoardSettings;
import dev.wiretwin.bridge.virtual.firmware.Firmware;
import dev.wiretwin.core.testkit.ClientProbe;
import dev.wiretwin.core.testkit.Lab;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OwnModuleTest {
  private static final AtTarget.Role ROLE = new AtTarget.Role("board:x", false, AtWay.TCP);

  @TempDir private Path state;

  @Test
  void itIsATargetThatKeepsRealTime() throws Exception {
    BoardSettings settings = BoardSettings.DEFAULT.withFirmware(Firmware.AT_1_7);
    try (PluggedIn module = PluggedIn.board(state, settings);
        Lab lab = new Lab();
        OwnModule loan =
            OwnModule.open(
                ROLE,
                (baud, listener) ->
                    SerialPorts.onThisMachine().open(module.entry().port(), baud, listener),
                AtSettings.DEFAULT,
                true)) {
      assertThat(loan.target().info().firmware()).isEqualTo("nonos-at-1.7.6.0");
      assertThat(loan.timeScale()).isEqualTo(1);
      assertThat(loan.isHere()).isTrue();
      ClientProbe probe = new ClientProbe(loan.target().target().clients().get()).open(lab.url());
      probe.client().send("hi");
      assertThat(probe.awaitMessage().text()).isEqualTo("hi");
      probe.client().close();
      probe.awaitClose();
    }
  }

  @Test
  void aLineThatCannotBeHadIsRefused() {
    assertThatThrownBy(
            () ->
                OwnModule.open(
                    ROLE,
                    (baud, listener) -> {
                      throw new LineFailure("it was pulled out");
                    },
                    AtSettings.DEFAULT,
                    true))
        .isInstanceOf(LineFailure.class)
        .hasMessage("it was pulled out");
  }
}
