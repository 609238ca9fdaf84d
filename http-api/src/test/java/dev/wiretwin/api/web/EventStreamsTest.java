package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.feed.FeedEntry.Subject;
import dev.wiretwin.api.metrics.Metrics;
import dev.wiretwin.api.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventStreamsTest {
  private static final String STREAM = "GET /api/v1/events HTTP/1.1";

  @Test
  void everyReaderIsToldTheSame() throws Exception {
    List<Line> readers = new ArrayList<>();
    try (Windows windows = Windows.hasty()) {
      for (int i = 0; i < Windows.HASTY_LIMITS.streams(); i++) {
        readers.add(Line.to(windows.port()).send(STREAM, "Host: localhost", ""));
        readers.get(i).readUntil("retry");
      }
      for (int i = 0; i < 50; i++) {
        windows.happens("some.thing", Subject.NONE);
      }
      for (Line reader : readers) {
        assertThat(reader.readUntil("id: 50")).isNotNull();
      }
      try (Line more = Line.to(windows.port()).send(STREAM, "Host: localhost", "")) {
        assertThat(more.readLine()).startsWith("HTTP/1.1 429");
      }
    } finally {
      for (Line reader : readers) {
        reader.close();
      }
    }
  }

  @Test
  void thoseThatAreGoneAreForgotten() throws Exception {
    try (Windows windows = Windows.hasty()) {
      try (Line reader = Line.to(windows.port()).send(STREAM, "Host: localhost", "")) {
        reader.readUntil("retry");
        assertThat(streams(windows)).contains("wiretwin_feed_streams 1");
      }
      while (streams(windows).contains("wiretwin_feed_streams 1")) {
        windows.happens("some.thing", Subject.NONE);
      }
      assertThat(streams(windows)).contains("wiretwin_feed_streams 0");
    }
  }

  private static String streams(Windows windows) {
    return new String(windows.metrics.scrape(false).text(), StandardCharsets.UTF_8);
  }

  @Test
  void afterTheEndThereAreNoNewOnes() {
    EventStreams streams =
        EventStreams.following(Windows.feed(10), Limits.USUAL, new Metrics("test").http());
    streams.close();
    assertThat(streams.count()).isZero();
    assertThatThrownBy(() -> streams.open(null, EventFilter.ALL, 0))
        .isInstanceOf(Refusal.class)
        .hasMessage("the service is about to end");
  }
}
