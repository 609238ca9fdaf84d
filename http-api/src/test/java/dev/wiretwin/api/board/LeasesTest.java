package dev.wiretwin.api.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.store.KeptLeases;
import dev.wiretwin.api.store.KeptLeases.Holder;
import dev.wiretwin.api.store.KeptLeases.Lease;
import dev.wiretwin.api.store.MemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LeasesTest {
  private static final String BOARD = "virt0";
  private static final OptionalLong NONE = OptionalLong.empty();

  private final HandClock clock = new HandClock();
  private final KeptLeases kept = new MemoryStore().leases();
  private final List<String> told = new ArrayList<>();
  private final LeaseNews news =
      new LeaseNews() {
        @Override
        public void granted(Lease lease, boolean renewed) {
          told.add((renewed ? "renewed " : "granted ") + lease.fence());
        }

        @Override
        public void ended(Lease lease, End how, String why) {
          told.add(how + " " + lease.fence());
        }

        @Override
        public void freed(String board) {
          told.add("freed " + board);
        }
      };
  private final Leases leases = new Leases(clock, kept, news);

  private static LeaseWish wish(String who, long seconds) {
    return new LeaseWish(
        new Holder(who, Optional.of("nightly"), Optional.empty()), Duration.ofSeconds(seconds));
  }

  private static void refused(Runnable what, RefusalCode code, String words) {
    assertThatThrownBy(what::run)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code))
        .hasMessageContaining(words);
  }

  @Test
  void fencesRiseAndAnOlderOneIsRefused() {
    Lease ada = leases.grant(BOARD, wish("ada", 60));
    leases.giveBack(BOARD, ada.fence());
    Lease bob = leases.grant(BOARD, wish("bob", 60));
    assertThat(bob.fence()).isGreaterThan(ada.fence());
    refused(
        () -> leases.demand(BOARD, OptionalLong.of(ada.fence())),
        RefusalCode.LEASE_LOST,
        "given back");
    leases.demand(BOARD, OptionalLong.of(bob.fence()));
    assertThat(told).containsExactly("granted 1", "GIVEN_BACK 1", "freed virt0", "granted 2");
  }

  @Test
  void withoutTheFenceALeasedBoardNamesItsHolderAndUntilWhen() {
    leases.grant(BOARD, wish("ada", 60));
    refused(() -> leases.demand(BOARD, NONE), RefusalCode.BOARD_LEASED, "ada has virt0 until");
    refused(() -> leases.demand(BOARD, OptionalLong.of(9)), RefusalCode.BOARD_LEASED, "nightly");
    refused(() -> leases.grant(BOARD, wish("bob", 1)), RefusalCode.BOARD_LEASED, "ada");
    assertThatThrownBy(() -> leases.demand(BOARD, NONE))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.more()).containsEntry("holder", "ada").containsKey("until");
              assertThat(refusal.retryAfter()).hasValue(Duration.ofSeconds(60));
            });
  }

  @Test
  void aLeaseEndsByTheClockAndEndsWhatGoesUnderIt() {
    Lease ada = leases.grant(BOARD, wish("ada", 60));
    List<String> ends = new ArrayList<>();
    leases.enter(BOARD, OptionalLong.of(ada.fence()), "a session", ends::add);
    clock.pass(Duration.ofSeconds(59));
    leases.tick();
    assertThat(ends).isEmpty();
    clock.pass(Duration.ofSeconds(1));
    leases.tick();
    assertThat(ends).singleElement().asString().startsWith("the lease expired");
    assertThat(told).containsExactly("granted 1", "EXPIRED 1", "freed virt0");
    assertThat(leases.lease(BOARD)).isEmpty();
    assertThat(kept.all()).isEmpty();
    refused(
        () -> leases.enter(BOARD, OptionalLong.of(ada.fence()), "late", why -> {}),
        RefusalCode.LEASE_LOST,
        "expired");
  }

  @Test
  void renewingCountsFromNowAndOnlyForWhoHasIt() {
    Lease ada = leases.grant(BOARD, wish("ada", 60));
    clock.pass(Duration.ofSeconds(50));
    assertThat(leases.renew(BOARD, ada.fence(), Duration.ofSeconds(60)).until())
        .isEqualTo(HandClock.NOON.plusSeconds(110));
    refused(
        () -> leases.renew(BOARD, ada.fence(), Duration.ofDays(2)),
        RefusalCode.BAD_REQUEST,
        "seconds");
    clock.pass(Duration.ofSeconds(61));
    refused(
        () -> leases.renew(BOARD, ada.fence(), Duration.ofSeconds(60)),
        RefusalCode.LEASE_LOST,
        "expired");
  }

  @Test
  void evictingTellsTheReasonToWhoUsesTheBoard() {
    Lease ada = leases.grant(BOARD, wish("ada", 60));
    List<String> ends = new ArrayList<>();
    leases.enter(BOARD, OptionalLong.of(ada.fence()), "a session", ends::add);
    leases.evict(BOARD, "the demo starts");
    assertThat(ends).containsExactly("evicted: the demo starts");
    refused(() -> leases.giveBack(BOARD, ada.fence()), RefusalCode.LEASE_LOST, "the demo starts");
    assertThat(told).contains("EVICTED 1");
  }

  @Test
  void aBoardThatIsUsedWithoutALeaseIsNotLeasedUntilThatEnds() {
    Permit use = leases.enter(BOARD, NONE, "a session", why -> {});
    refused(() -> leases.grant(BOARD, wish("ada", 60)), RefusalCode.BOARD_BUSY, "a session");
    use.close();
    use.close();
    assertThat(told).containsExactly("freed virt0");
    assertThat(leases.grant(BOARD, wish("ada", 60)).holder().name()).isEqualTo("ada");
  }

  @Test
  void useWithoutALeaseIsEndedByForce() {
    List<String> ends = new ArrayList<>();
    leases.enter(BOARD, NONE, "a session", ends::add);
    leases.evict(BOARD, "away");
    assertThat(ends).containsExactly("evicted: away");
    leases.grant(BOARD, wish("ada", 60));
  }

  @Test
  void leasesOutliveTheService() {
    Lease ada = leases.grant(BOARD, wish("ada", 60));
    Leases later = new Leases(clock, kept, news);
    later.demand(BOARD, OptionalLong.of(ada.fence()));
    clock.pass(Duration.ofSeconds(60));
    later.tick();
    assertThat(later.grant(BOARD, wish("bob", 1)).fence()).isEqualTo(ada.fence() + 1);
  }

  @Test
  void whatAnotherProcessHoldsIsLeased() {
    kept.take(
        BOARD,
        new Holder("elsewhere", Optional.empty(), Optional.empty()),
        clock.instant(),
        clock.instant().plusSeconds(5));
    refused(() -> leases.grant(BOARD, wish("ada", 1)), RefusalCode.BOARD_LEASED, "elsewhere");
  }

  @Test
  void aFenceThatIsToComeIsRefusedOnAFreeBoard() {
    refused(() -> leases.demand(BOARD, OptionalLong.of(3)), RefusalCode.LEASE_LOST, "is no more");
  }
}
