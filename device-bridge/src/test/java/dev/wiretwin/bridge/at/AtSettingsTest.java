package dev.wiretwin.bridge.at;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AtSettingsTest {
  @Test
  void eachSettingIsChangedByItself() {
    AtSettings settings =
        AtSettings.DEFAULT
            .withBaud(9_600, 921_600)
            .withTls(AtSettings.Tls.BOARD)
            .withPushed(true)
            .withFlowControl(true);
    assertThat(settings)
        .isEqualTo(new AtSettings(9_600, 921_600, AtSettings.Tls.BOARD, true, true));
    assertThat(AtSettings.DEFAULT.fastBaud()).isEqualTo(AtSettings.DEFAULT.baud());
  }
}
