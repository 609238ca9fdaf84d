package dev.wiretwin.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NeighboursTest {
  private static final Neighbours EARLIER =
      Neighbours.parse(
          "cpu  100 0 50 800 10 0 0 40 0 0", "7 (a (java) b) S 1 2 3 4 5 6 7 8 9 10 20 5 3 2 20 0");

  @Test
  void theCountersAreReadWhereLinuxHasThem() {
    assertThat(EARLIER).isEqualTo(new Neighbours(190, 30, 1000));
  }

  @Test
  void whatOthersHadIsAllWorkWithoutOurs() {
    Neighbours later = new Neighbours(190 + 600, 30 + 400, 1000 + 1000);
    assertThat(later.shareSince(EARLIER)).isEqualTo(0.2);
    assertThat(later.sentenceSince(EARLIER)).startsWith("20 % of the machine; that is MUCH");
  }

  @Test
  void aQuietMachineIsNotComplainedOf() {
    Neighbours later = new Neighbours(190 + 600, 30 + 590, 1000 + 1000);
    assertThat(later.sentenceSince(EARLIER)).isEqualTo("1 % of the machine");
  }

  @Test
  void countersThatTickUnevenlyNeverGiveLessThanNothing() {
    assertThat(new Neighbours(191, 40, 1001).shareSince(EARLIER)).isZero();
  }
}
