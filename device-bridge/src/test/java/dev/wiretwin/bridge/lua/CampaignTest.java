package dev.wiretwin.bridge.lua;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Ten thousand messages each way for each kind of fault: none that was acknowledged is lost, comes
 * twice, out of order or altered, and of each other one its sender knows. For longer or other runs:
 * {@code -Dwiretwin.campaign.messages=N}, {@code -Dwiretwin.campaign.seed=S}.
 */
class CampaignTest {
  private static final int MESSAGES = Integer.getInteger("wiretwin.campaign.messages", 10_000);
  private static final long SEED = Long.getLong("wiretwin.campaign.seed", 5);

  @ParameterizedTest
  @EnumSource
  void whatIsAcknowledgedArrivesOnceInOrderAndUnchanged(FaultKind kind, TestReporter reporter) {
    try (Campaign campaign = new Campaign(kind, SEED, MESSAGES)) {
      try {
        campaign.run();
        check(kind, campaign);
      } catch (AssertionError wrong) {
        throw new AssertionError(
            "%s, seed %d, %d messages: %s; %s"
                .formatted(kind, SEED, MESSAGES, wrong.getMessage(), campaign),
            wrong);
      }
      reporter.publishEntry(kind.name(), campaign.toString());
    }
  }

  private static void check(FaultKind kind, Campaign campaign) {
    assertThat(campaign.mischief.faults).isGreaterThan(MESSAGES / 500);
    assertThat(campaign.books.acknowledged).isGreaterThan(MESSAGES * 8 / 10);
    assertThat(campaign.books.arrived).isGreaterThan(MESSAGES * 8 / 10);
    switch (kind) {
      case DROPPED, GARBLED, REPEATED, PAUSED -> assertThat(campaign.books.lost).isZero();
      case STRAY -> {
        assertThat(campaign.books.lost).isZero();
        showsEachPrint(campaign);
      }
      case RESET -> {
        assertThat(campaign.host.sessions).isGreaterThan(campaign.mischief.faults);
        assertThat(campaign.slowestNoticeMillis()).isBetween(1L, 200L);
      }
      case UNPLUGGED -> assertThat(campaign.host.sessions).isGreaterThan(campaign.mischief.faults);
      case MIXED -> assertThat(campaign.books.lost).isPositive();
    }
  }

  /** A mark at a print's end may be taken for that of the frame that it broke. */
  private static void showsEachPrint(Campaign campaign) {
    int from = 0;
    for (String print : campaign.mischief.prints) {
      String shown = print.endsWith("~") ? print.substring(0, print.length() - 1) : print;
      int at = campaign.host.console.indexOf(shown, from);
      assertThat(at).as(print).isNotNegative();
      from = at + shown.length();
    }
  }
}
