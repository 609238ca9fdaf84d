package dev.wiretwin.bridge.virtual.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WirePaceTest {
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1000 * MILLI;

  /** Looks every so often for so long; returns how many bytes were carried. */
  private static long carried(WirePace pace, long from, long step, long until) {
    long all = 0;
    for (long now = from; now <= until; now += step) {
      int due = pace.due(now);
      pace.spend(due);
      all += due;
    }
    return all;
  }

  @Test
  void tenBitsMakeAByte() {
    WirePace pace = new WirePace(9600);
    pace.start(0);
    assertThat(pace.due(1_041_666)).isZero();
    assertThat(pace.due(1_041_667)).isEqualTo(1);
    assertThat(pace.timeOf(1)).isEqualTo(1_041_667);
    assertThat(pace.timeOf(96)).isEqualTo(100 * MILLI);
  }

  @Test
  void anHourOfLooksDriftsByNothing() {
    WirePace pace = new WirePace(115200);
    pace.start(5);
    assertThat(carried(pace, 5, 777_777, 5 + 3600 * SECOND)).isBetween(41_471_980L, 41_472_000L);
  }

  @Test
  void lookingLateIsMadeUpFor() {
    WirePace pace = new WirePace(115200);
    pace.start(0);
    assertThat(carried(pace, 0, 15 * MILLI, 3 * SECOND)).isEqualTo(34_560);
  }

  @Test
  void lookingFarTooLateIsMadeUpForInPartOnly() {
    WirePace pace = new WirePace(115200);
    pace.start(0);
    assertThat(pace.due(SECOND)).isEqualTo(230);
    pace.spend(230);
    assertThat(pace.due(SECOND)).isZero();
    assertThat(pace.due(SECOND + MILLI)).isBetween(11, 12);
  }

  @Test
  void aWireForgottenForDaysOwesNoMore() {
    WirePace pace = new WirePace(921600);
    pace.start(0);
    assertThat(pace.due(100L * 24 * 3600 * SECOND)).isEqualTo(1843);
  }

  @Test
  void verySlowWiresCarryByteByByte() {
    WirePace pace = new WirePace(300);
    pace.start(0);
    assertThat(pace.due(33 * MILLI)).isZero();
    assertThat(pace.due(34 * MILLI)).isEqualTo(1);
    assertThat(carried(pace, 0, MILLI, 10 * SECOND)).isEqualTo(300);
  }

  @Test
  void timeBeforeTheStartCarriesNothing() {
    WirePace pace = new WirePace(300);
    pace.start(SECOND);
    assertThat(pace.due(0)).isZero();
  }

  @Test
  void thereIsNoRateOfZero() {
    assertThatThrownBy(() -> new WirePace(0)).hasMessageContaining("give 1 or more");
  }
}
