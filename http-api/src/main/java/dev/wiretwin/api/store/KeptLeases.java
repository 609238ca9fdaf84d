package dev.wiretwin.api.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who holds which board. The fencing number of a board rises with each new lease, for ever. Shared
 * by all threads, and by all processes that use the same state folder.
 */
public interface KeptLeases {
  /**
   * A new lease, unless somebody holds one beyond {@code since}: empty then.
   *
   * @param until after {@code since}
   */
  Optional<Lease> take(String board, Holder holder, Instant since, Instant until);

  /** The same lease for longer (or shorter); empty if it is not the board's lease any more. */
  Optional<Lease> renew(String board, long fence, Instant until);

  /** Ends that lease; false if it was not the board's lease any more. */
  boolean end(String board, long fence);

  /** The board's latest lease that was not ended; it may have run out. */
  Optional<Lease> lease(String board);

  /** All that were not ended, by board; they may have run out. */
  List<Lease> all();

  /** The latest fencing number of that board; 0 if it never had one. */
  long fence(String board);

  /**
   * Who holds a board.
   *
   * @param url where to see what for, a CI job say
   */
  record Holder(String name, Optional<String> reason, Optional<String> url) {}

  /**
   * One lease.
   *
   * @param fence what its holder shows with each command
   */
  record Lease(String board, Holder holder, long fence, Instant since, Instant until) {
    public boolean holdsAt(Instant now) {
      return now.isBefore(until);
    }
  }
}
