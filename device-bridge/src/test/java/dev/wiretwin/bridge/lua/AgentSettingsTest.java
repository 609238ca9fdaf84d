package dev.wiretwin.bridge.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AgentSettingsTest {
  @Test
  void theLinkHasTheConsolesRateUnlessItIsRaised() {
    AgentSettings plain = AgentSettings.DEFAULT.withBaud(9_600);
    assertThat(plain.linkBaud()).isEqualTo(9_600);
    AgentSettings raised = plain.withFastBaud(921_600);
    assertThat(raised.baud()).isEqualTo(9_600);
    assertThat(raised.linkBaud()).isEqualTo(921_600);
    assertThat(raised.fastBaud()).isEqualTo(OptionalInt.of(921_600));
  }

  @Test
  void oneChangeLeavesEverythingElse() {
    AgentSettings all =
        AgentSettings.DEFAULT
            .withPacing(AgentSettings.Pacing.SAFE)
            .withFastBaud(230_400)
            .withBaud(57_600);
    assertThat(all)
        .isEqualTo(
            new AgentSettings(
                57_600,
                OptionalInt.of(230_400),
                AgentSettings.DEFAULT.window(),
                AgentSettings.Pacing.SAFE,
                AgentSettings.DEFAULT.idleMillis()));
  }

  @Test
  void sendsGoAsTheyAreAskedForUnlessChosenOtherwise() {
    assertThat(AgentSettings.DEFAULT.pacing().isSafe()).isFalse();
    assertThat(AgentSettings.Pacing.SAFE.isSafe()).isTrue();
    assertThat(AgentSettings.Pacing.SAFE.gapMillis()).isPositive();
  }

  @Test
  void aBoardWhoseClockIsFastWaitsForUsAsLongAsAnyOther() {
    AgentSettings usual = AgentSettings.DEFAULT;
    assertThat(usual.withTimeScale(1)).isEqualTo(usual);
    assertThat(usual.withTimeScale(0.1).idleMillis()).isEqualTo(10 * usual.idleMillis());
    assertThat(usual.withTimeScale(10).withBaud(9_600).idleMillis())
        .isEqualTo(usual.idleMillis() / 10);
    // what the board can count to
    assertThat(usual.withTimeScale(0.001).idleMillis() * 1_000).isLessThan(1L << 31);
  }

  @Test
  void aGapIsBetweenNothingAndAMinute() {
    assertThat(new AgentSettings.Pacing(60_000).isSafe()).isTrue();
    assertThatThrownBy(() -> new AgentSettings.Pacing(60_001))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("60001");
    assertThatThrownBy(() -> new AgentSettings.Pacing(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
