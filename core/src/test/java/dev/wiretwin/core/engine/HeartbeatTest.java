package dev.wiretwin.core.engine;

import static dev.wiretwin.core.engine.Heartbeat.Verdict.GONE;
import static dev.wiretwin.core.engine.Heartbeat.Verdict.PING;
import static dev.wiretwin.core.engine.Heartbeat.Verdict.WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeartbeatTest {
  private static final Timing EVERY_30_TWICE = new Timing(1, 30, 2, 1);

  private final Heartbeat heartbeat = new Heartbeat();

  @Test
  void asksForNothingBeforeItWasStarted() {
    assertThat(heartbeat.due()).isEqualTo(Long.MAX_VALUE);
    assertThat(heartbeat.tick(1_000_000, EVERY_30_TWICE)).isEqualTo(WAIT);
  }

  @Test
  void asksForAPingPerPeriodOfSilenceAndGivesUpOnePeriodAfterTheLast() {
    heartbeat.heard(100, EVERY_30_TWICE);
    assertThat(heartbeat.due()).isEqualTo(130);
    assertThat(heartbeat.tick(129, EVERY_30_TWICE)).isEqualTo(WAIT);
    assertThat(heartbeat.tick(130, EVERY_30_TWICE)).isEqualTo(PING);
    assertThat(heartbeat.tick(130, EVERY_30_TWICE)).isEqualTo(WAIT);
    assertThat(heartbeat.due()).isEqualTo(160);
    assertThat(heartbeat.tick(160, EVERY_30_TWICE)).isEqualTo(PING);
    assertThat(heartbeat.tick(189, EVERY_30_TWICE)).isEqualTo(WAIT);
    assertThat(heartbeat.tick(190, EVERY_30_TWICE)).isEqualTo(GONE);
  }

  @Test
  void countsAnewFromTheLastSignOfLife() {
    heartbeat.heard(0, EVERY_30_TWICE);
    heartbeat.tick(30, EVERY_30_TWICE);
    heartbeat.tick(60, EVERY_30_TWICE);
    heartbeat.heard(89, EVERY_30_TWICE);
    assertThat(heartbeat.due()).isEqualTo(119);
    assertThat(heartbeat.tick(119, EVERY_30_TWICE)).isEqualTo(PING);
    assertThat(heartbeat.tick(149, EVERY_30_TWICE)).isEqualTo(PING);
    assertThat(heartbeat.tick(179, EVERY_30_TWICE)).isEqualTo(GONE);
  }

  @Test
  void aLateTickOwesOnePingAndCountsOnFromThen() {
    heartbeat.heard(0, EVERY_30_TWICE);
    assertThat(heartbeat.tick(500, EVERY_30_TWICE)).isEqualTo(PING);
    assertThat(heartbeat.tick(501, EVERY_30_TWICE)).isEqualTo(WAIT);
    assertThat(heartbeat.due()).isEqualTo(530);
  }

  @Test
  void isSilentWhileSuspendedAndForgivesTheSilenceAfterwards() {
    heartbeat.heard(0, EVERY_30_TWICE);
    heartbeat.tick(30, EVERY_30_TWICE);
    heartbeat.suspend();
    assertThat(heartbeat.due()).isEqualTo(Long.MAX_VALUE);
    assertThat(heartbeat.tick(1_000, EVERY_30_TWICE)).isEqualTo(WAIT);
    heartbeat.heard(1_000, EVERY_30_TWICE);
    assertThat(heartbeat.due()).isEqualTo(1_030);
    assertThat(heartbeat.tick(1_030, EVERY_30_TWICE)).isEqualTo(PING);
  }
}
