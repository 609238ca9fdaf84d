package dev.wiretwin.bridge.virtual.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The places of complaints are {@link FaultParserTest}'s part. */
class FaultArgumentsTest {
  private static FaultArguments of(String arguments) {
    return new FaultArguments("wifi-lost:" + arguments, FaultWord.WIFI_LOST, "wifi-lost:".length());
  }

  @Test
  void aValueIsTakenOnceAndTheRestIsComplainedAbout() throws FaultProblem {
    FaultArguments arguments = of("for=2s,p=0.5,run=1-3,else=1");
    assertThat(arguments.has("for")).isTrue();
    assertThat(arguments.time("for", 1)).isEqualTo(2000);
    assertThat(arguments.has("for")).isFalse();
    assertThat(arguments.probability()).isEqualTo(0.5);
    assertThat(arguments.longestRun()).isEqualTo(3);
    assertThatThrownBy(arguments::nothingElse)
        .hasMessageContaining("character 32: 'else' is not known here");
  }

  @Test
  void oneValueStandsForAll() throws FaultProblem {
    assertThat(of("70000").whole(1, 99999)).isEqualTo(70000);
    assertThat(of("70s").time(1)).isEqualTo(70_000);
    assertThat(of("a=b,c").rest()).contains("a=b,c");
    assertThat(of("").rest()).isEmpty();
    FaultArguments watchdog = of("watchdog");
    assertThat(watchdog.cause()).isEqualTo(ResetCause.WATCHDOG);
    watchdog.nothingElse();
  }

  @Test
  void aRunIsOneByteUnlessSaid() throws FaultProblem {
    assertThat(of("p=1").longestRun()).isEqualTo(1);
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    assertThatThrownBy(() -> of("7").whole(8, 9)).hasMessageContaining("from 8 to 9");
    assertThatThrownBy(() -> of("").whole(8, 9)).hasMessageContaining("a number is missing");
    assertThatThrownBy(() -> of("7h").time(1)).hasMessageContaining("is no time");
    assertThatThrownBy(() -> of("run=4-2").longestRun()).hasMessageContaining("is no run");
    assertThatThrownBy(() -> of("x").cause()).hasMessageContaining("no reason");
    assertThatThrownBy(() -> of("p=x").probability()).hasMessageContaining("no probability");
    assertThatThrownBy(() -> of("").probability()).hasMessageContaining("missing");
  }
}
