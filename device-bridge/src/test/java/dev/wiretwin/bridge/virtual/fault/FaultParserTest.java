package dev.wiretwin.bridge.virtual.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultParserTest {
  @Test
  void noiseHasAChanceAndARun() throws FaultProblem {
    assertThat(FaultParser.parse("drop-to-board:p=0.001,run=1-40"))
        .isEqualTo(new Fault.Noise(Fault.Damage.DROP, Fault.Direction.TO_BOARD, 0.001, 40));
    assertThat(FaultParser.parse("flip-to-host:p=1"))
        .isEqualTo(new Fault.Noise(Fault.Damage.FLIP, Fault.Direction.TO_HOST, 1, 1));
    assertThat(FaultParser.parse("repeat-to-host:p=.5"))
        .isEqualTo(new Fault.Noise(Fault.Damage.REPEAT, Fault.Direction.TO_HOST, 0.5, 1));
  }

  @Test
  void timesAreMillisecondsUnlessTheySaySeconds() throws FaultProblem {
    assertThat(FaultParser.parse("stall:500")).isEqualTo(new Fault.Stall(500));
    assertThat(FaultParser.parse("stall:500ms")).isEqualTo(new Fault.Stall(500));
    assertThat(FaultParser.parse("wifi-lost:for=5s")).isEqualTo(new Fault.WifiLost(5000));
    assertThat(FaultParser.parse("slow-callbacks:0")).isEqualTo(new Fault.SlowCallbacks(0));
  }

  @Test
  void argumentsThatMayBeLeftOutHaveAMeaning() throws FaultProblem {
    assertThat(FaultParser.parse("wifi-lost")).isEqualTo(new Fault.WifiLost(0));
    assertThat(FaultParser.parse("reset")).isEqualTo(new Fault.Reset(ResetCause.PIN));
    assertThat(FaultParser.parse("replug")).isEqualTo(new Fault.Replug(Optional.empty()));
  }

  @Test
  void aPathIsTakenAsItIs() throws FaultProblem {
    assertThat(FaultParser.parse("replug:/dev/serial/by-id/usb:1,a=b"))
        .isEqualTo(new Fault.Replug(Optional.of("/dev/serial/by-id/usb:1,a=b")));
  }

  @Test
  void anUnknownWordIsAnsweredWithTheKnownOnes() {
    assertThat(problem("drop:p=1"))
        .hasMessage(
            "fault 'drop:p=1', character 1: 'drop' is no fault; there are " + FaultWord.words());
    assertThat(FaultWord.words()).startsWith("drop-to-board, ").endsWith(", clear");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          drop-to-board             | 14 | p=… is missing
          drop-to-board:run=3       | 15 | p=… is missing
          drop-to-board:p=          | 17 | is no probability from 0 to 1
          drop-to-board:p=1.5       | 17 | is no probability from 0 to 1
          drop-to-board:p=1,run=0   | 23 | is no run from 1 to at most 4096
          drop-to-board:p=1,run=2-3 | 23 | is no run
          drop-to-board:p=1,run=1-5000 | 23 | is no run
          drop-to-board:p=1,q=2     | 19 | 'q' is not known here: drop-to-board:p=P[,run=1-N]
          drop-to-board:p=1,p=0     | 19 | 'second p' is not known here
          drop-to-board:p=1,more    | 19 | 'more' is not known here
          flip-to-host:p=1,run=1-2  | 18 | 'run' is not known here: flip-to-host:p=P
          stall                     |  6 | a time, as in 500ms or 2s is missing: stall:TIME
          stall:5m                  |  7 | '5m' is no time from 1ms to an hour
          stall:0                   |  7 | is no time from 1ms
          stall:90000000            |  7 | is no time
          brown-out:10ms            | 11 | is no time from 50ms
          reset-at-byte:-1          | 15 | is no whole number from 1 to 1000000000
          fail-alloc:-1             | 12 | is no whole number from 0
          fail-alloc:4294967297     | 12 | is no whole number
          wifi-lost:5s              | 11 | '5s' is not known here: wifi-lost[:for=TIME]
          wifi-back:now             | 11 | 'now' is not known here: wifi-back
          wifi-back:now=1           | 11 | 'now' is not known here
          reset:hard                |  7 | 'hard' is no reason for a reset; there are pin, power, restart, watchdog
          """)
  void whatIsWrongIsNamedWithItsPlace(String spec, int position, String complaint) {
    FaultProblem problem = problem(spec);
    assertThat(problem).hasMessageContaining(complaint);
    assertThat(problem.position()).isEqualTo(position);
  }

  @Test
  void endlessWordsAreNotEvenLookedAt() {
    assertThat(problem("replug:" + "x".repeat(FaultParser.LONGEST)))
        .hasMessageContaining("too long, 1024 characters at most");
  }

  private static FaultProblem problem(String spec) {
    return catchThrowableOfType(FaultProblem.class, () -> FaultParser.parse(spec));
  }
}
