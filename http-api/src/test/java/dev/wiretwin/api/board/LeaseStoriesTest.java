package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.store.KeptLeases.Holder;
import dev.wiretwin.api.store.KeptLeases.Lease;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeaseStoriesTest {
  private static final Lease LEASE =
      new Lease(
          "virt0",
          new Holder("ada", Optional.of("nightly"), Optional.of("https://ci/1")),
          7,
          HandClock.NOON,
          HandClock.NOON.plusSeconds(60));

  @Test
  void everybodyHearsWhatBecomesOfALeaseButNobodyItsFence() throws Exception {
    Feed feed = Benches.feed();
    List<String> freed = new ArrayList<>();
    LeaseStories stories = new LeaseStories(feed, freed::add);
    stories.granted(LEASE, false);
    stories.granted(LEASE, true);
    stories.ended(LEASE, LeaseNews.End.GIVEN_BACK, "done");
    stories.ended(LEASE, LeaseNews.End.EVICTED, "evicted: away");
    stories.freed("virt0");
    List<String> told = Benches.told(feed);
    assertThat(told.get(0))
        .startsWith("board.lease virt0 ")
        .contains("\"change\":\"granted\"", "\"holder\":\"ada\"", "nightly", "https://ci/1")
        .doesNotContain("fence");
    assertThat(told.get(1)).contains("renewed");
    assertThat(told.get(2)).contains("given-back", "done");
    assertThat(told.get(3)).startsWith("board.evicted virt0 ").contains("away");
    assertThat(freed).containsExactly("virt0");
  }
}
