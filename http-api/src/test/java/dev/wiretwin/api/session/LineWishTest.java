package dev.wiretwin.api.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.bridge.at.AtSettings;
import dev.wiretwin.bridge.lua.AgentSettings;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LineWishTest {
  private static final LineWish FAST = new LineWish(OptionalInt.of(921_600), true);

  @Test
  void aModuleIsRaisedFromItsOwnRateAndStaysThereByDefault() {
    AtSettings usual = LineWish.USUAL.ofModule(57_600);
    assertThat(usual).isEqualTo(AtSettings.DEFAULT.withBaud(57_600, 57_600));
    assertThat(FAST.ofModule(57_600))
        .isEqualTo(AtSettings.DEFAULT.withBaud(57_600, 921_600).withFlowControl(true));
  }

  @Test
  void soIsAnAgent() {
    AgentSettings own = AgentSettings.DEFAULT.withBaud(74_880);
    assertThat(LineWish.USUAL.ofAgent(74_880)).isEqualTo(own);
    assertThat(FAST.ofAgent(74_880)).isEqualTo(own.withFastBaud(921_600));
  }

  @Test
  void itIsToldInWords() {
    assertThat(LineWish.USUAL.words()).isEqualTo("at its own rate");
    assertThat(FAST.words()).isEqualTo("at 921600 baud with RTS and CTS");
    assertThat(LineWish.USUAL.at(9_600).words()).isEqualTo("at 9600 baud");
    assertThat(LineWish.USUAL.withFlowControl().words())
        .isEqualTo("at its own rate with RTS and CTS");
  }
}
