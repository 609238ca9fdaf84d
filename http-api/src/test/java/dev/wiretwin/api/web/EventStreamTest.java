package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.feed.FeedEntry.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventStreamTest {
  @Test
  void itBeginsWithWhenToComeAgainAndTellsWhatHappens() throws Exception {
    try (Windows windows = Windows.hasty();
        Line reader = Line.to(windows.port())) {
      reader.send("GET /api/v1/events HTTP/1.1", "Host: localhost", "");
      assertThat(reader.readUntil("retry")).isEqualTo("retry: 2000");
      assertThat(reader.readLine()).isEqualTo(": wiretwin");
      assertThat(reader.readLine()).isEmpty();
      for (int i = 0; i < 100; i++) {
        windows.happens("some.thing", Subject.NONE);
      }
      for (int i = 1; i <= 100; i++) {
        assertThat(reader.readUntil("id:")).isEqualTo("id: " + i);
        reader.readUntil("data:");
      }
    }
  }

  @Test
  void itSaysThatItIsThereWhenNothingHappens() throws Exception {
    try (Windows windows = Windows.hasty();
        Line reader = Line.to(windows.port())) {
      reader.send("GET /api/v1/events?type=none HTTP/1.1", "Host: localhost", "");
      assertThat(reader.readUntil("nothing")).isEqualTo(": nothing new");
      assertThat(reader.readUntil("id:")).isEqualTo("id: 0");
      windows.happens("some.thing", Subject.NONE);
      assertThat(reader.readUntil("id: 1")).isNotNull();
    }
  }

  @Test
  void itEndsWhenItIsToldTo() throws Exception {
    try (Windows windows = Windows.hasty();
        Line reader = Line.to(windows.port())) {
      reader.send("GET /api/v1/events HTTP/1.1", "Host: localhost", "");
      reader.readUntil("retry");
      windows.server.lastCall();
      assertThat(reader.readAll()).doesNotContain("data:");
    }
  }
}
