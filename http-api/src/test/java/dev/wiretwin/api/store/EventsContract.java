package dev.wiretwin.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.feed.FeedEntry;
import dev.wiretwin.api.feed.FeedEntry.Subject;
import dev.wiretwin.api.feed.FeedLog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every log of the feed does. */
interface EventsContract {
  Instant NOW = Instant.parse("2026-11-24T10:00:00.5Z");

  Store store();

  default FeedLog events() {
    return store().events();
  }

  static FeedEntry entry(long id) {
    return new FeedEntry(
        id,
        NOW,
        "board.came",
        new Subject("a", "s1", "c1"),
        ("{\"id\":" + id + "}").getBytes(StandardCharsets.UTF_8));
  }

  private static List<FeedEntry> entries(long first, long last) {
    return LongStream.rangeClosed(first, last).mapToObj(EventsContract::entry).toList();
  }

  @Test
  default void entriesAreReadByRange() {
    assertThat(events().open(1_000)).isZero();
    events().keep(entries(3, 20), 20);
    List<FeedEntry> some = events().between(4, 9, 3);
    assertThat(some).extracting(FeedEntry::id).containsExactly(5L, 6L, 7L);
    assertThat(events().between(7, 9, 3)).extracting(FeedEntry::id).containsExactly(8L);
    assertThat(events().between(8, 9, 3)).isEmpty();
    assertThat(events().between(9, 9, 3)).isEmpty();
    FeedEntry one = some.get(0);
    assertThat(one.at()).isEqualTo(NOW);
    assertThat(one.type()).isEqualTo("board.came");
    assertThat(one.subject()).isEqualTo(new Subject("a", "s1", "c1"));
    assertThat(one.text()).isEqualTo("{\"id\":5}");
  }

  @Test
  default void anIdThatWasReservedIsNeverGivenAgain() {
    assertThat(events().open(100)).isZero();
    events().reserve(250);
    events().reserve(200);
    assertThat(events().open(100)).isEqualTo(250);
    assertThat(events().open(100)).isEqualTo(350);
  }

  @Test
  default void itIsKnownHowManyIdsWereGiven() {
    events().open(100);
    events().keep(entries(7, 8), 10);
    events().keep(List.of(), 12);
    events().end(12);
    assertThat(events().open(100)).isEqualTo(12);
    events().keep(List.of(), 17);
    assertThat(events().given(0, 100)).isEqualTo(12 + 5);
    assertThat(events().given(5, 100)).isEqualTo(7 + 5);
    assertThat(events().given(5, 8)).isEqualTo(2);
    assertThat(events().given(12, 13)).isZero();
    assertThat(events().given(14, 100)).isEqualTo(3);
    assertThat(events().given(17, 100)).isZero();
  }

  @Test
  default void aRunWithoutAnEntryLeavesNoTrace() {
    events().open(100);
    events().keep(List.of(), 7);
    events().end(7);
    for (int i = 0; i < 3; i++) {
      assertThat(events().open(100)).isEqualTo(7);
      events().end(7);
    }
    assertThat(events().given(0, 1_000)).isEqualTo(7);
  }

  @Test
  default void theEndOfARunThatWasKilledCountsAsOneMore() {
    events().open(100);
    events().keep(List.of(), 10);
    assertThat(events().open(100)).isEqualTo(100);
    assertThat(events().given(0, 101)).isEqualTo(10 + 1);
    assertThat(events().given(50, 101)).isEqualTo(1);
    assertThat(events().given(50, 90)).isZero();
    assertThat(events().given(100, 101)).isZero();
  }

  @Test
  default void whatIsTooOldGoes() {
    events().open(100);
    events().keep(entries(1, 5), 5);
    assertThat(store().trim(Retention.DEFAULT, NOW.plus(Duration.ofDays(89))).events()).isZero();
    assertThat(store().trim(Retention.DEFAULT, NOW.plus(Duration.ofDays(91))).events())
        .isEqualTo(5);
    assertThat(events().between(0, 100, 10)).isEmpty();
    assertThat(events().given(0, 100)).isEqualTo(5);
  }
}
