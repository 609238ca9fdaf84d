package dev.wiretwin.api.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.feed.FeedEntry.Subject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeedFilterTest {
  private static final FeedEntry RECEIVED =
      FeedEntry.of(
          1,
          Feeds.NOW,
          "session.receive",
          new Subject("virt0", "s1", "c1"),
          "{}".getBytes(StandardCharsets.UTF_8));

  private static boolean wants(List<String> types, String board, String session, String run) {
    return new FeedFilter(
            types,
            Optional.ofNullable(board),
            Optional.ofNullable(session),
            Optional.ofNullable(run))
        .test(RECEIVED);
  }

  @Test
  void whatIsEmptyDoesNotMatter() {
    assertThat(FeedFilter.ALL.test(RECEIVED)).isTrue();
    assertThat(FeedFilter.ALL.test(Feeds.entry(2, "board.came"))).isTrue();
  }

  @Test
  void aTypeIsWantedByItsBeginning() {
    assertThat(wants(List.of("session."), null, null, null)).isTrue();
    assertThat(wants(List.of("board.", "session.receive"), null, null, null)).isTrue();
    assertThat(wants(List.of("board.", "session.close"), null, null, null)).isFalse();
  }

  @Test
  void everythingThatIsNamedMustBeSo() {
    assertThat(wants(List.of(), "virt0", "s1", "c1")).isTrue();
    assertThat(wants(List.of(), "virt1", null, null)).isFalse();
    assertThat(wants(List.of(), "virt0", "s2", null)).isFalse();
    assertThat(wants(List.of(), null, null, "c2")).isFalse();
  }
}
