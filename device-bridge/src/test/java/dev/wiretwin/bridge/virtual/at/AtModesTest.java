package dev.wiretwin.bridge.virtual.at;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AtModesTest {
  @Test
  void eachBeginsAsAfterAResetAndKeepsWhatIsPut() {
    AtModes modes = new AtModes();
    assertThat(modes.is(AtMode.ECHO)).isTrue();
    assertThat(modes.is(AtMode.MANY_LINKS)).isFalse();
    modes.put(AtMode.MESSAGES, 3);
    assertThat(modes.value(AtMode.MESSAGES)).isEqualTo(3);
    assertThat(modes.is(AtMode.STORING)).isTrue();
  }
}
