package dev.wiretwin.api.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.session.CloseFacts;
import dev.wiretwin.api.session.Facts;
import dev.wiretwin.api.session.Payload;
import dev.wiretwin.api.session.SessionEvent;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SessionMetricsTest {
  private final Registry registry = new Registry();
  private final SessionMetrics metrics = new SessionMetrics(registry.meters);

  private void happens(String target, String type, Facts facts) {
    metrics.happened(target, new SessionEvent(1, "now", type, facts));
  }

  private static CloseFacts close(int status) {
    return new CloseFacts(status, "meaning", "sentence", "us", true, null, null, null);
  }

  @Test
  void openSessionsAreThoseThatHaveNotEnded() {
    happens("jvm", SessionEvent.OPENED, Facts.NONE);
    happens("jvm", SessionEvent.OPENED, Facts.NONE);
    happens("board:virt0", SessionEvent.OPENED, Facts.NONE);
    happens("jvm", SessionEvent.ENDED, Facts.NONE);
    happens("jvm", SessionEvent.CONNECTING, Facts.NONE);
    assertThat(registry.lines("wiretwin_sessions_open"))
        .containsExactly(
            "wiretwin_sessions_open{target=\"board\"} 1.0",
            "wiretwin_sessions_open{target=\"jvm\"} 1.0");
  }

  @Test
  void messagesAndTheirBytesAreCountedBothWays() {
    happens("jvm", SessionEvent.SENT, new Payload(1, 5, "hello", null, null));
    happens("board:a", SessionEvent.RECEIVE, new Payload(1, 7, "welcome", null, null));
    happens("board:b", SessionEvent.RECEIVE, new Payload(2, 3, null, "AAAA", null));
    assertThat(registry.lines("wiretwin_session_messages_total"))
        .contains(
            "wiretwin_session_messages_total{direction=\"sent\",target=\"jvm\"} 1.0",
            "wiretwin_session_messages_total{direction=\"received\",target=\"board\"} 2.0");
    assertThat(registry.lines("wiretwin_session_payload_bytes_total"))
        .contains(
            "wiretwin_session_payload_bytes_total{direction=\"sent\",target=\"jvm\"} 5.0",
            "wiretwin_session_payload_bytes_total{direction=\"received\",target=\"board\"} 10.0");
  }

  @Test
  void closesAreToldApartByStatus() {
    happens("jvm", SessionEvent.CLOSE, close(-6));
    happens("jvm", SessionEvent.CLOSE, close(-6));
    happens("board:a", SessionEvent.CLOSE, close(-99));
    assertThat(registry.lines("wiretwin_session_closes_total"))
        .containsExactly(
            "wiretwin_session_closes_total{status=\"-6\",target=\"jvm\"} 2.0",
            "wiretwin_session_closes_total{status=\"-99\",target=\"board\"} 1.0");
  }

  @Test
  void statusesThatNobodyKnowsDoNotBecomeManySeries() {
    for (int status = -100; status > -1_000; status--) {
      happens("jvm", SessionEvent.CLOSE, close(status));
    }
    assertThat(registry.lines("wiretwin_session_closes_total"))
        .hasSizeLessThanOrEqualTo(65)
        .anyMatch(line -> line.contains("status=\"other\""));
  }

  @Test
  void roundTripsAreAHistogramInSeconds() {
    metrics.answered("jvm", TimeUnit.MICROSECONDS.toNanos(700));
    metrics.answered("jvm", TimeUnit.MILLISECONDS.toNanos(30));
    assertThat(registry.lines("wiretwin_session_round_trip_seconds"))
        .contains(
            "wiretwin_session_round_trip_seconds_count{target=\"jvm\"} 2",
            "wiretwin_session_round_trip_seconds_bucket{target=\"jvm\",le=\"5.0E-4\"} 0",
            "wiretwin_session_round_trip_seconds_bucket{target=\"jvm\",le=\"0.001\"} 1",
            "wiretwin_session_round_trip_seconds_bucket{target=\"jvm\",le=\"+Inf\"} 2");
  }
}
