package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.feed.Feed;
import dev.wiretwin.api.store.MemoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PermitTest {
  @Test
  void itKnowsWhatItIsForAndIsGivenBackOnce() {
    List<String> freed = new ArrayList<>();
    Feed feed = Benches.feed();
    Leases leases =
        new Leases(new HandClock(), new MemoryStore().leases(), new LeaseStories(feed, freed::add));
    List<String> ends = new ArrayList<>();
    Permit permit = leases.enter("b", OptionalLong.empty(), "identifying", ends::add);
    assertThat(permit.board()).isEqualTo("b");
    assertThat(permit.fence()).isEmpty();
    assertThat(permit.what()).isEqualTo("identifying");
    permit.end("enough");
    permit.close();
    permit.close();
    assertThat(ends).containsExactly("enough");
    assertThat(freed).containsExactly("b");
  }
}
