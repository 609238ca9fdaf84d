package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.feed.FeedEntry;
import dev.wiretwin.api.feed.FeedEntry.Subject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventChunkTest {

  private final EventChunk chunk =
      EventChunk.of(4, 9, List.of(entry(5, "a.x"), entry(7, "b.x"), entry(9, "a.y")));

  private static FeedEntry entry(long id, String type) {
    return new FeedEntry(id, Instant.EPOCH, type, Subject.NONE, new byte[] {'{', '}'});
  }

  @Test
  void aReaderGetsWhatItHasNotSeen() {
    assertThat(ids(chunk.behind(4, EventFilter.ALL))).isEqualTo("5 7 9");
    assertThat(ids(chunk.behind(5, EventFilter.ALL))).isEqualTo("7 9");
    assertThat(ids(chunk.behind(6, EventFilter.ALL))).isEqualTo("7 9");
    assertThat(ids(chunk.behind(9, EventFilter.ALL))).isEmpty();
  }

  @Test
  void aReaderGetsWhatItWants() {
    EventFilter filter = new EventFilter(Set.of("a"), Set.of(), Set.of(), Set.of());
    assertThat(ids(chunk.behind(4, filter))).isEqualTo("5 9");
    assertThat(ids(chunk.behind(5, filter))).isEqualTo("9");
  }

  private static String ids(ByteBuffer text) {
    return StandardCharsets.UTF_8
        .decode(text)
        .toString()
        .replaceAll("id: ([0-9]+)\n[^\n]*\n[^\n]*\n\n", "$1 ")
        .strip();
  }
}
