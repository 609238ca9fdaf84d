package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.store.KeptLeases.Holder;
import dev.wiretwin.api.store.KeptLeases.Lease;
import dev.wiretwin.api.store.MemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LeaseQueueTest {
  private static final String BOARD = "virt0";
  private static final Duration MINUTE = Duration.ofSeconds(60);

  private final HandClock clock = new HandClock();
  private final List<String> freed = new ArrayList<>();
  private final Leases leases =
      new Leases(clock, new MemoryStore().leases(), new LeaseStories(Benches.feed(), freed::add));
  private final LeaseQueue queue = new LeaseQueue(clock, leases);

  private static LeaseWish wish(String who) {
    return new LeaseWish(new Holder(who, Optional.empty(), Optional.empty()), MINUTE);
  }

  private static RefusalCode code(CompletableFuture<Lease> late) {
    return late.handle((lease, failure) -> ((Refusal) failure).code()).join();
  }

  @Test
  void firstComeIsFirstServed() {
    Lease ada = queue.lease(BOARD, wish("ada"), Duration.ZERO).join();
    CompletableFuture<Lease> bob = queue.lease(BOARD, wish("bob"), MINUTE);
    CompletableFuture<Lease> eve = queue.lease(BOARD, wish("eve"), MINUTE);
    queue.freed(BOARD);
    assertThat(bob).isNotDone();
    leases.giveBack(BOARD, ada.fence());
    queue.freed(BOARD);
    assertThat(bob).isCompleted();
    assertThat(eve).isNotDone();
    assertThatThrownBy(() -> queue.lease(BOARD, wish("mallory"), Duration.ZERO))
        .hasMessageContaining("1 others wait");
    queue.freed("another");
  }

  @Test
  void whoseTimeIsUpIsToldWhoHasTheBoard() {
    queue.lease(BOARD, wish("ada"), Duration.ZERO).join();
    CompletableFuture<Lease> bob = queue.lease(BOARD, wish("bob"), Duration.ofSeconds(5));
    queue.tick();
    assertThat(bob).isNotDone();
    clock.pass(Duration.ofSeconds(5));
    queue.tick();
    assertThat(code(bob)).isEqualTo(RefusalCode.BOARD_LEASED);
  }

  @Test
  void aLeaseThatEndsWithTheTimeIsStillHad() {
    queue.lease(BOARD, wish("ada"), Duration.ZERO).join();
    CompletableFuture<Lease> bob = queue.lease(BOARD, wish("bob"), MINUTE);
    clock.pass(MINUTE);
    queue.tick();
    assertThat(bob.join().holder().name()).isEqualTo("bob");
  }

  @Test
  void whoDoesNotWaitIsRefusedAtOnce() {
    leases.enter(BOARD, OptionalLong.empty(), "a session", why -> {});
    assertThatThrownBy(() -> queue.lease(BOARD, wish("ada"), Duration.ZERO))
        .hasMessageContaining("without a lease");
  }

  @Test
  void theQueueIsBounded() {
    queue.lease(BOARD, wish("ada"), Duration.ZERO).join();
    for (int i = 0; i < LeaseQueue.MOST_WAITING; i++) {
      queue.lease(BOARD, wish("bob"), MINUTE);
    }
    assertThatThrownBy(() -> queue.lease(BOARD, wish("eve"), MINUTE))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.TOO_MANY));
  }

  @Test
  void nobodyWaitsForAServiceThatEnds() {
    queue.lease(BOARD, wish("ada"), Duration.ZERO).join();
    CompletableFuture<Lease> bob = queue.lease(BOARD, wish("bob"), MINUTE);
    queue.end(new Refusal(RefusalCode.SHUTTING_DOWN, "bye"));
    assertThat(code(bob)).isEqualTo(RefusalCode.SHUTTING_DOWN);
  }
}
