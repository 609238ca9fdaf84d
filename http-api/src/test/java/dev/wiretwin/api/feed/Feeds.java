package dev.wiretwin.api.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.feed.FeedEntry.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** What tests of this room share. */
final class Feeds {
  static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private Feeds() {}

  static FeedEntry entry(long id, String type) {
    return FeedEntry.of(id, NOW, type, Subject.NONE, "{}".getBytes(StandardCharsets.UTF_8));
  }

  static Feed feed(int most) {
    return new Feed(new ObjectMapper(), CLOCK, most, 0);
  }

  static Feed feed(int most, FeedLog log) {
    return new Feed(new ObjectMapper(), CLOCK, new Feed.Bounds(most, Long.MAX_VALUE), log);
  }

  static List<Long> ids(Feed.Page page) {
    return page.entries().stream().map(FeedEntry::id).toList();
  }
}
