package dev.wiretwin.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreTest {
  @Test
  void whatWasFoundDoesNotChangeAfterwards() {
    List<KeptComparisons.Comparison> found = new ArrayList<>();
    Store.Recovered recovered = new Store.Recovered(found, found);
    found.add(null);
    assertThat(recovered.cutOff()).isEmpty();
    assertThat(recovered.queued()).isEmpty();
    assertThat(new Store.Trimmed(1, 2, 3)).isEqualTo(new Store.Trimmed(1, 2, 3));
  }
}
