package dev.wiretwin.api.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MemoryStoreTest implements StoreContract {
  private final Store store = new MemoryStore();

  @Override
  public Store store() {
    return store;
  }

  @Test
  void whatWasInProgressIsPutInOrder() {
    recoverable(store);
    assertRecovered(store.recover(NOW.plusSeconds(9)));
    store.close();
  }

  @Test
  void whatIsTooMuchGoesOldestFirst() {
    fill(store, 10, 10_000);
    Retention half = new Retention(Duration.ofDays(7), store.bytes() / 2);
    assertThat(store.trim(half, NOW).comparisons()).isEqualTo(5);
    assertThat(store.bytes()).isLessThanOrEqualTo(half.bytes());
  }
}
