package dev.wiretwin.api.board;

import dev.wiretwin.api.board.LeaseNews.End;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.store.KeptLeases;
import dev.wiretwin.api.store.KeptLeases.Lease;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may use which board: leases, and all uses under them or without one. A board without a lease
 * may be used by everybody; a lease is granted when nobody uses the board without one; when a lease
 * ends all uses under it are ended, and what is asked for under its fence is refused from then on.
 * Shared by all threads.
 */
final class Leases {
  private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

  private final ReentrantLock lock = new ReentrantLock();
  private final Clock clock;
  private final KeptLeases kept;
  private final LeaseNews news;
  private final Map<String, Desk> desks = new HashMap<>();

  /** What is to be told once the lock is free. */
  private final List<Runnable> toTell = new ArrayList<>();

  /** One board's. */
  private static final class Desk {
    private Optional<Lease> lease = Optional.empty();
    private Optional<String> lastEnd = Optional.empty();
    private final Set<Permit> permits = new LinkedHashSet<>();
  }

  Leases(Clock clock, KeptLeases kept, LeaseNews news) {
    this.clock = clock;
    this.kept = kept;
    this.news = news;
    kept.all().forEach(lease -> desk(lease.board()).lease = Optional.of(lease));
  }

  private Desk desk(String board) {
    return desks.computeIfAbsent(board, id -> new Desk());
  }

  /** Under the lock; then tells what there is to tell. */
  private <T> T locked(Supplier<T> what) {
    List<Runnable> telling;
    lock.lock();
    try {
      return what.get();
    } finally {
      telling = List.copyOf(toTell);
      toTell.clear();
      lock.unlock();
      telling.forEach(Runnable::run);
    }
  }

  // ---- leases

  /**
   * Gives the board to somebody.
   *
   * @throws Refusal if somebody has it, or it is used without a lease; says who and until when
   */
  Lease grant(String board, LeaseWish wish) {
    return locked(
        () -> {
          Desk desk = current(board);
          desk.lease.ifPresent(
              lease -> {
                throw leased(lease);
              });
          demandUnused(board, desk);
          Instant now = clock.instant();
          Optional<Lease> taken = kept.take(board, wish.holder(), now, now.plus(wish.time()));
          // another process may have it
          Lease lease = taken.orElseThrow(() -> leased(kept.lease(board).orElseThrow()));
          desk.lease = taken;
          toTell.add(() -> news.granted(lease, false));
          return lease;
        });
  }

  private static void demandUnused(String board, Desk desk) {
    if (!desk.permits.isEmpty()) {
      String uses =
          desk.permits.stream().map(Permit::what).distinct().collect(Collectors.joining(", "));
      throw new Refusal(
              RefusalCode.BOARD_BUSY,
              board
                  + " is used without a lease ("
                  + uses
                  + "): end that, wait with ?wait=60s, or have it ended by DELETE with force=true")
          .with("board", board)
          .with("doing", uses)
          .retryAfter(Duration.ofSeconds(1));
    }
  }

  /**
   * Gives it for longer, from now on.
   *
   * @throws Refusal if that lease is no more
   */
  Lease renew(String board, long fence, Duration time) {
    LeaseWish.demandTime(time);
    return locked(
        () -> {
          Desk desk = current(board);
          demand(board, desk, OptionalLong.of(fence));
          Optional<Lease> renewed = kept.renew(board, fence, clock.instant().plus(time));
          Lease longer = renewed.orElseThrow(() -> lost(board, fence, desk));
          desk.lease = renewed;
          toTell.add(() -> news.granted(longer, true));
          return longer;
        });
  }

  /**
   * Its holder has done with it.
   *
   * @throws Refusal if that lease is no more
   */
  void giveBack(String board, long fence) {
    locked(
        () -> {
          Desk desk = current(board);
          demand(board, desk, OptionalLong.of(fence));
          end(desk, End.GIVEN_BACK, "the lease was given back");
          return null;
        });
  }

  /** Ends the lease of whoever has it, and all that is done with the board without one. */
  void evict(String board, String reason) {
    locked(
        () -> {
          Desk desk = current(board);
          String why = "evicted: " + reason;
          if (desk.lease.isPresent()) {
            end(desk, End.EVICTED, why);
          } else {
            endUses(desk, why);
            toTell.add(() -> news.freed(board));
          }
          return null;
        });
  }

  /** Ends what has expired. To be called again and again. */
  void tick() {
    locked(
        () -> {
          List.copyOf(desks.keySet()).forEach(this::current);
          return null;
        });
  }

  /** Who has the board now. */
  Optional<Lease> lease(String board) {
    return locked(() -> current(board).lease);
  }

  /** The board's, with no lease that has expired. */
  private Desk current(String board) {
    Desk desk = desk(board);
    Instant now = clock.instant();
    desk.lease
        .filter(lease -> !lease.holdsAt(now))
        .ifPresent(lease -> end(desk, End.EXPIRED, "the lease expired at " + lease.until()));
    return desk;
  }

  private void end(Desk desk, End how, String why) {
    Lease lease = desk.lease.orElseThrow();
    desk.lease = Optional.empty();
    desk.lastEnd = Optional.of(why);
    endUses(desk, why);
    forget(lease);
    toTell.add(() -> news.ended(lease, how, why));
    toTell.add(() -> news.freed(lease.board()));
  }

  /** A lease whose end cannot be kept comes back with the service, and expires then. */
  private void forget(Lease lease) {
    try {
      kept.end(lease.board(), lease.fence());
    } catch (Refusal full) {
      LOG.warn("the end of a lease of {} is not kept: {}", lease.board(), full.getMessage());
    }
  }

  private void endUses(Desk desk, String why) {
    List<Permit> uses = List.copyOf(desk.permits);
    desk.permits.clear();
    uses.forEach(use -> toTell.add(() -> use.end(why)));
  }

  // ---- uses

  /**
   * Lets somebody use the board.
   *
   * @param what is done, for sentences
   * @param ended hears when the lease is over under which this goes, and why; from any thread
   * @throws Refusal if they may not
   */
  Permit enter(String board, OptionalLong fence, String what, Consumer<String> ended) {
    return locked(
        () -> {
          Desk desk = current(board);
          demand(board, desk, fence);
          Permit permit = new Permit(this, board, fence, what, ended);
          desk.permits.add(permit);
          return permit;
        });
  }

  /** See {@link Permit#close}. */
  void leave(Permit permit) {
    locked(
        () -> {
          if (desk(permit.board()).permits.remove(permit) && permit.fence().isEmpty()) {
            toTell.add(() -> news.freed(permit.board()));
          }
          return null;
        });
  }

  /**
   * @throws Refusal if nothing may be done with the board under this fence, or without one
   */
  void demand(String board, OptionalLong fence) {
    locked(
        () -> {
          demand(board, current(board), fence);
          return null;
        });
  }

  private void demand(String board, Desk desk, OptionalLong fence) {
    if (desk.lease.isEmpty()) {
      if (fence.isPresent()) {
        throw lost(board, fence.getAsLong(), desk);
      }
      return;
    }
    Lease lease = desk.lease.get();
    if (fence.isPresent() && fence.getAsLong() < lease.fence()) {
      throw lost(board, fence.getAsLong(), desk);
    } else if (fence.isEmpty() || fence.getAsLong() != lease.fence()) {
      throw leased(lease);
    }
  }

  private static Refusal lost(String board, long fence, Desk desk) {
    return new Refusal(
            RefusalCode.LEASE_LOST,
            "the lease "
                + fence
                + " of "
                + board
                + " is no more"
                + desk.lastEnd.map(why -> ": " + why).orElse("")
                + "; take another one")
        .with("board", board)
        .with("fence", fence);
  }

  private Refusal leased(Lease lease) {
    Duration left = Duration.between(clock.instant(), lease.until());
    return new Refusal(
            RefusalCode.BOARD_LEASED,
            lease.holder().name()
                + " has "
                + lease.board()
                + " until "
                + lease.until()
                + lease.holder().reason().map(reason -> " (" + reason + ")").orElse("")
                + ": give the fence of that lease, wait for yours with ?wait=60s, or take another"
                + " board")
        .with("board", lease.board())
        .with("holder", lease.holder().name())
        .with("until", lease.until().toString())
        .retryAfter(left);
  }
}
