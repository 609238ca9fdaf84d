package dev.wiretwin.api.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PastTest {
  private final FakeLog log = new FakeLog(100);
  private final Ring ring = new Ring(10, Long.MAX_VALUE, 100);
  private final Past past = new Past(log, ring, 101);

  private void keep(long... ids) {
    log.keep(LongStream.of(ids).mapToObj(id -> Feeds.entry(id, "board.came")).toList(), 0);
  }

  private void add(long from, long to) {
    LongStream.rangeClosed(from, to).forEach(id -> ring.add(Feeds.entry(id, "session.sent")));
  }

  @Test
  void whatTheRingHasComesFromTheRing() {
    add(101, 105);
    assertThat(Feeds.ids(past.page(102, FeedFilter.ALL))).containsExactly(103L, 104L, 105L);
    assertThat(past.page(105, FeedFilter.ALL)).isEqualTo(new Feed.Page(List.of(), 0, 105));
  }

  @Test
  void whatIsOlderComesFromTheLogAndTheRestIsCounted() {
    keep(3, 90, 103);
    add(101, 120);
    Feed.Page old = past.page(50, FeedFilter.ALL);
    assertThat(Feeds.ids(old)).containsExactly(90L, 103L);
    // 51 .. 110 were given, two of them are kept
    assertThat(old.missed()).isEqualTo(58);
    assertThat(old.last()).isEqualTo(110);
    assertThat(Feeds.ids(past.page(old.last(), FeedFilter.ALL))).hasSize(10).startsWith(111L);
  }

  @Test
  void theLogIsReadPageByPage() {
    keep(LongStream.rangeClosed(1, 2_500).map(i -> i - 2_400).filter(id -> id > 0).toArray());
    Past all = new Past(log, ring, 101);
    assertThat(Feeds.ids(all.page(0, FeedFilter.ALL))).hasSize(100);
    FakeLog longLog = new FakeLog(5_000);
    longLog.keep(
        LongStream.rangeClosed(1, 5_000).mapToObj(id -> Feeds.entry(id, "board.came")).toList(), 0);
    Past book = new Past(longLog, new Ring(10, Long.MAX_VALUE, 5_000), 5_001);
    Feed.Page first = book.page(0, FeedFilter.ALL);
    assertThat(first.entries()).hasSize(FeedLog.LONGEST_LIST);
    assertThat(first.missed()).isZero();
    assertThat(first.last()).isEqualTo(FeedLog.LONGEST_LIST);
    // pages on which nothing is wanted are turned at once
    assertThat(Feeds.ids(book.page(0, entry -> entry.id() == 4_321))).containsExactly(4_321L);
    assertThat(book.page(0, entry -> false)).isEqualTo(new Feed.Page(List.of(), 0, 5_000));
  }
}
