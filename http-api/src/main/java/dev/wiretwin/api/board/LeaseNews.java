package dev.wiretwin.api.board;

import dev.wiretwin.api.store.KeptLeases.Lease;

/** Hears what becomes of leases; outside of all locks, from any thread, and must not block. */
interface LeaseNews {
  /** How a lease may end. */
  enum End {
    GIVEN_BACK,
    EXPIRED,
    EVICTED
  }

  /** It was granted, or renewed. */
  void granted(Lease lease, boolean renewed);

  /** It is over; who used the board under it has been told. */
  void ended(Lease lease, End how, String why);

  /** The board may be to be had now. */
  void freed(String board);
}
